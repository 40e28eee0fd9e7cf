import { runSubgraph } from '../kit/run';
import sales from './subgraph';

runSubgraph(sales);
