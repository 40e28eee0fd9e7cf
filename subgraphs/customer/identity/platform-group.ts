// Under the name that migrations know it by, which are never edited.
export { platformGroup } from '../../kit/database/roles';
