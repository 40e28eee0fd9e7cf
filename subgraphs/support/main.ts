import { runSubgraph } from '../kit/run';
import subgraph from './subgraph';

runSubgraph(subgraph);
