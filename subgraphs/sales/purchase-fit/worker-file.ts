import { join } from 'node:path';

/** The thread's own program, as it lies beside this file once it is compiled. */
export const workerFile = join(__dirname, 'worker.js');
