import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema } from 'graphql';
import { nameFault } from '../../subgraphs/develop/subgraph-name';
import { project } from '../support/project';

const read = (file: string) => readFileSync(join(project, file), 'utf8');
const surroundings = {
  departments: ['customer', 'sales', 'marketing', 'support'],
  api: buildSchema(read('schema/api.graphql')),
  scripts: Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts),
};

test.each(['finance', 'hr', 'logistics2', 'legal', 'fieldservice'])('%s can be a department', (name) => {
  expect(nameFault(name, surroundings)).toBeNull();
});

test.each([
  ['', "a department's name is 2 to 30 lower-case letters and digits, a letter first"],
  ['Finance', 'got "Finance"'],
  ['human-resources', 'got "human-resources"'],
  ['2fast', 'a letter first'],
  ['x', '2 to 30'],
  ['a'.repeat(31), '2 to 30'],
  ['재무', 'lower-case letters'],
  ['../kit', 'lower-case letters'],
  ['finance; drop', 'lower-case letters'],
  ['sales', 'there is a department "sales" already'],
  ['customer', 'there is a department "customer" already'],
  ['kit', '"kit" is a folder of the project'],
  ['local', '"local" is a folder of the project'],
  ['gateway', '"gateway" is a folder of the project'],
  ['postgres', '"postgres" is a service of docker-compose.yml'],
  ['platform', '"platform" is a department, role or scope that tokens use'],
  ['staff', '"staff" is a department, role or scope that tokens use'],
  ['identity', '"identity" is a schema of the database'],
  ['query', '"query" is a word of GraphQL'],
  ['select', '"select" is a reserved word of SQL'],
  ['class', '"class" is a reserved word of TypeScript'],
  ['bench', '"bench" is the name of an npm script'],
  ['check', '"check" is a reserved word of SQL'],
  ['order', '"order" is a reserved word of SQL'],
  ['ticket', 'its types would begin like Ticket'],
  ['identifiers', 'Customer.identifiers is a field of the graph already'],
])('"%s" is refused with the reason', (name, reason) => {
  expect(nameFault(name, surroundings)).toContain(reason);
});
