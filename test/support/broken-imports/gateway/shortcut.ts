export { ticket } from '../subgraphs/support/ticket/reference';
