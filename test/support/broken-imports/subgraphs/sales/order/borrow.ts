export { ticket } from '../../support/ticket/reference';
