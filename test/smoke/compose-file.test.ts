import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { MissingVariable, services, subgraphNames } from './compose-file';
import { execForm, readDockerfile, valuesOf } from './dockerfile';

const project = resolve(__dirname, '../..');
const departments = subgraphNames(project);
const dockerfiles = ['gateway/Dockerfile', 'subgraphs/Dockerfile'];
const file = services(project);
const secrets = Object.fromEntries(
  [
    'POSTGRES_PASSWORD',
    ...departments.map((name) => `${name.toUpperCase()}_PASSWORD`),
    'GATEWAY_KEY',
    'JWT_SECRET',
  ].map((name) => [name, `${name.toLowerCase()}-value`]),
);

describe('docker-compose.yml', () => {
  it('has the database, a migration, every subgraph and the gateway', () => {
    expect(Object.keys(file).sort()).toEqual(['postgres', 'migrate', ...departments, 'gateway'].sort());
    expect(file['postgres']?.image).toBe('postgres:18');
  });

  it('publishes nothing but the gateway, which cannot reach the database', () => {
    const published = Object.entries(file).filter(([, { ports }]) => ports);

    expect(published.map(([name]) => name)).toEqual(['gateway']);
    expect(file['gateway']?.networks).toEqual(['graph']);
    expect(file['postgres']?.networks).toEqual(['data']);
  });

  it('gives each subgraph its own role and no other way into the database', () => {
    const filled = services(project, secrets);
    for (const name of departments) {
      const given = Object.entries(filled[name]!.environment).filter(([, value]) =>
        String(value).includes('postgres:'),
      );
      const own = `DATABASE_URL_${name.toUpperCase()}`;
      const url = `postgres://${name}:${name}_password-value@postgres:5432/customer_graph`;
      expect(given).toEqual([[own, url]]);
      expect(filled['migrate']?.environment).toMatchObject({ [own]: url });
    }
    expect(JSON.stringify(filled['gateway'])).not.toMatch(/DATABASE|password/);
  });

  it('says which secret is missing, and starts with all of them', () => {
    for (const name of Object.keys(secrets)) {
      const fill = () => services(project, { ...secrets, [name]: '' });
      expect(fill).toThrow(MissingVariable);
      expect(fill).toThrow(new RegExp(`^${name}: set ${name} in .env`));
    }
    expect(JSON.stringify(services(project, secrets))).not.toContain('${');
  });

  it('holds no secret of its own', () => {
    const variables = Object.values(file).flatMap(({ environment }) => Object.entries(environment));
    const secret = variables.filter(([name]) => /PASSWORD|KEY|SECRET|DATABASE_URL/.test(name));

    expect(secret.length).toBeGreaterThan(departments.length);
    expect(secret.filter(([, value]) => !/\$\{\w+:\?[^}]+\}/.test(String(value)))).toEqual([]);
  });

  it('waits for states, never for time', () => {
    expect(file['migrate']?.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    for (const name of departments) {
      expect(file[name]?.depends_on).toEqual({ migrate: { condition: 'service_completed_successfully' } });
    }
    expect(Object.keys(file['gateway']?.depends_on ?? {}).sort()).toEqual([...departments].sort());
    expect(JSON.stringify(file)).not.toMatch(/sleep|wait-for|"sh"|"bash"|CMD-SHELL/);
  });

  it('checks the health of everything that keeps running, at the port it was told', () => {
    expect(file['postgres']?.healthcheck.test?.slice(0, 2)).toEqual(['CMD', 'pg_isready']);
    for (const name of [...departments, 'gateway']) {
      const { environment, healthcheck } = file[name]!;
      const port = environment[name === 'gateway' ? 'PORT' : `SUBGRAPH_PORT_${name.toUpperCase()}`];
      expect(healthcheck.test?.slice(0, 3)).toEqual(['CMD', 'node', '-e']);
      expect(healthcheck.test?.[3]).toContain(`fetch("http://127.0.0.1:${port}/health")`);
    }
  });

  it('tells the gateway where every subgraph of the graph listens', () => {
    const supergraph = readFileSync(join(project, 'schema/supergraph.graphql'), 'utf8');
    const graphs = [...supergraph.matchAll(/@join__graph\(name: "(\w+)"/g)].map(([, name]) => name!);

    expect(graphs.sort()).toEqual([...departments].sort());
    for (const name of graphs) {
      const port = file[name]?.environment[`SUBGRAPH_PORT_${name.toUpperCase()}`];
      const url = file['gateway']?.environment[`SUBGRAPH_URL_${name.toUpperCase()}`];
      expect(url).toBe(`http://${name}:${port}/graphql`);
      expect(file[name]?.environment['HOST']).toBe('0.0.0.0');
    }
  });

  it('lets the gateway finish before it is killed', () => {
    expect(Number.parseInt(file['gateway']?.stop_grace_period ?? '', 10)).toBeGreaterThan(10);
  });
});

describe.each(dockerfiles)('%s', (name) => {
  const stages = readDockerfile(project, name);
  const last = stages.at(-1)!;

  it('builds in other stages than it runs in, on the official image of Node 24', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(new Set(stages.map(({ from }) => from))).toEqual(new Set(['node:24-slim']));
    expect(valuesOf(last, 'RUN')).toEqual([]);
  });

  it('takes production packages only', () => {
    const packages = stages.find((stage) => stage.name === 'packages');

    expect(packages && valuesOf(packages, 'RUN')).toEqual(['npm ci --omit=dev --omit=optional --ignore-scripts']);
    expect(valuesOf(last, 'COPY')).toContain('--from=packages /build/node_modules node_modules');
  });

  it('runs as nobody special and gets signals itself', () => {
    expect(valuesOf(last, 'USER')).toEqual(['node']);
    expect(valuesOf(last, 'ENV')).toEqual(['NODE_ENV=production']);
    expect(execForm(valuesOf(last, 'CMD')[0]!)[0]).toBe('node');
    expect(execForm(/CMD (\[.*)$/.exec(valuesOf(last, 'HEALTHCHECK')[0]!)![1]!)[0]).toBe('node');
  });

  it('copies named files that .dockerignore lets in', () => {
    const allowed = readFileSync(join(project, '.dockerignore'), 'utf8')
      .split('\n')
      .flatMap((line) => (line.startsWith('!') ? line.slice(1) : []));
    const copied = stages
      .flatMap((stage) => valuesOf(stage, 'COPY'))
      .filter((rest) => !rest.startsWith('--from='))
      .flatMap((rest) => rest.split(/\s+/).slice(0, -1));

    expect(copied.length).toBeGreaterThan(4);
    expect(copied.filter((path) => !allowed.some((one) => path === one || path.startsWith(`${one}/`)))).toEqual([]);
  });
});
