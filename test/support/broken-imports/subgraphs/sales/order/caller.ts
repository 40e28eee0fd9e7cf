export { server } from '../../../gateway/server';
