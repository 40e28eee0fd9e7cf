export { refuse } from './service';
