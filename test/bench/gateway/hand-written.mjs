// What somebody would write who has this one query only: no schema, no checks, no rights. The floor in JavaScript.
import { createServer } from 'node:http';
import { Pool } from 'undici';

const [file, port] = process.argv.slice(2);
const { departments, fetches } = JSON.parse(await (await import('node:fs/promises')).readFile(file, 'utf8'));
const pools = new Map(departments.map(({ name, url }) => [name, new Pool(new URL(url).origin, { connections: 64 })]));

async function ask(name, variables) {
  const { body } = await pools.get(name).request({
    path: '/graphql',
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: fetches[name], variables }),
  });
  return (await body.json()).data;
}

createServer((request, response) => {
  const pieces = [];
  request.on('data', (piece) => pieces.push(piece));
  request.on('end', async () => {
    const { variables } = JSON.parse(Buffer.concat(pieces).toString());
    const { customers } = await ask('customer', variables);
    const representations = customers.nodes.map(({ id }) => ({ __typename: 'Customer', id }));
    const facets = ['sales', 'marketing', 'support'];
    const answers = await Promise.all(facets.map((name) => ask(name, { representations })));
    customers.nodes.forEach((customer, index) => {
      answers.forEach(({ _entities }, at) => (customer[facets[at]] = _entities[index][facets[at]]));
    });
    const body = JSON.stringify({ data: { customers } });
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
    response.end(body);
  });
}).listen(Number(port), '127.0.0.1');
