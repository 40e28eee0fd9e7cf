import { runSubgraph } from '../../../subgraphs/kit/run';
import subgraph from './subgraph';

runSubgraph(subgraph);
