import { ask, welcomeOf } from '../support/started-system';
import { Workplace } from '../support/workplace';

jest.setTimeout(120_000);

describe('npm start with a choice of departments', () => {
  const workplace = new Workplace();
  afterAll(() => workplace.clear());

  const variables = () => ({ DATA_DIR: workplace.folder('data'), PORT: '0' });
  const start = async (...flags: string[]) => {
    const system = workplace.npm(['start', '--', '--empty', ...flags], variables());
    return { system, ...(await welcomeOf(system)) };
  };
  const known = '{ customerByIdentifier(identifier: { kind: EMAIL, value: "mina@example.com" }) { id FACETS } }';

  it('one department alone serves its graph and the platform’s, and another joins without a data change', async () => {
    const alone = await start('--only', 'support');
    const opened = await ask(
      alone.url,
      alone.token,
      `mutation { ticketOpen(input: { idempotencyKey: "1", subject: "A pole is missing", body: "Which?",
        customer: { identifiers: [{ kind: EMAIL, value: "mina@example.com" }] } }) { customerCreated userErrors { code } } }`,
    );
    const before = await ask(alone.url, alone.token, known.replace('FACETS', 'support { openTicketCount }'));
    const absent = await ask(alone.url, alone.token, known.replace('FACETS', 'sales { orderCount }'));
    const first = await alone.system.stop();

    const joined = await start('--only', 'support,sales');
    const after = await ask(
      joined.url,
      joined.token,
      known.replace('FACETS', 'support { openTicketCount } sales { orderCount }'),
    );
    await joined.system.stop();

    expect(opened.data).toEqual({ ticketOpen: { customerCreated: true, userErrors: [] } });
    expect(absent).toMatchObject({ status: 400, errors: [{ message: expect.stringContaining('"sales"') }] });
    expect(first.code).toBe(0);
    const { id } = before.data.customerByIdentifier;
    expect(before.data.customerByIdentifier).toEqual({ id, support: { openTicketCount: 1 } });
    expect(after.data.customerByIdentifier).toEqual({
      id,
      support: { openTicketCount: 1 },
      sales: { orderCount: 0 },
    });
  });

  it('a department of the examples is served beside the others', async () => {
    const { system, url, token } = await start('--with', 'template');

    const { data } = await ask(url, token, known.replace('FACETS', 'sales { orderCount } template { recordCount }'));
    await system.stop();

    expect(data.customerByIdentifier).toMatchObject({ sales: { orderCount: 0 }, template: { recordCount: 0 } });
  });

  it.each([
    ['--only', 'suport', '--only: there is no department "suport"; there are customer, marketing, sales, support'],
    ['--with', 'sales', '--with: there is no department "sales" in examples/departments'],
  ])('%s %s ends with 2 and says which there are', async (flag, name, message) => {
    const system = workplace.npm(['start', '--', flag, name], variables());
    const { code } = await system.ended();

    expect(code).toBe(2);
    expect(system.stderr).toContain(message);
  });
});
