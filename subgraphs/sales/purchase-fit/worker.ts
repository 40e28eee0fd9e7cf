import { parentPort, workerData } from 'node:worker_threads';
import { type FitOrder, fitOrders } from './fit-orders';

void fitOrders(workerData as FitOrder).then((fitted) => parentPort?.postMessage(fitted));
