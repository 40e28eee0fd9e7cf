import { type Span, SpanCollector } from '../support/span-collector';
import { startTestSystem } from '../support/system';

jest.setTimeout(120_000);

const caller = { trace: '4bf92f3577b34da6a3ce929d0e0e4736', span: '00f067aa0ba902b7' };
const traceparent = `00-${caller.trace}-${caller.span}-01`;
const opened = `mutation { ticketOpen(input: { idempotencyKey: "1", subject: "A pole is missing", body: "Which?",
  customer: { identifiers: [{ kind: EMAIL, value: "mina@example.com" }] } }) { userErrors { code } } }`;
const known = `query Known($address: String!) {
  customerByIdentifier(identifier: { kind: EMAIL, value: $address }) { id sales { orderCount } support { openTicketCount } }
}`;

describe('one request', () => {
  let collector: SpanCollector;
  const childrenOf = (parent: Span) => collector.spans.filter(({ parentSpanId }) => parentSpanId === parent.spanId);

  beforeAll(async () => {
    collector = await SpanCollector.start();
    const system = await startTestSystem({ traceCollector: collector.url });
    const headers = async () => ({
      'content-type': 'application/json',
      authorization: `Bearer ${await system.token()}`,
      'x-request-id': 'the-request-under-test',
    });
    await system.query(opened);
    const body = JSON.stringify({ query: known, variables: { address: 'mina@example.com' } });
    await fetch(system.url, { method: 'POST', headers: { ...(await headers()), traceparent }, body });
    await fetch(system.url, { method: 'POST', headers: { ...(await headers()), traceparent: 'nonsense' }, body });
    // What has ended is delivered at the latest when the system stops.
    await system.dispose();
  });
  afterAll(() => collector[Symbol.asyncDispose]());

  it('is one trace from the gateway to the statements of each subgraph', () => {
    const [operation, ...others] = collector.spans.filter(({ parentSpanId }) => parentSpanId === caller.span);

    expect(others).toEqual([]);
    expect(operation).toMatchObject({
      service: 'customer-graph-gateway',
      name: 'operation',
      traceId: caller.trace,
      attributes: {
        'graphql.operation.name': 'Known',
        'graphql.operation.type': 'query',
        'http.response.status_code': 200,
        'request.id': 'the-request-under-test',
        outcome: 'ok',
      },
    });
    const steps = childrenOf(operation!);
    expect(steps.map(({ name }) => name).sort()).toEqual(['fetch customer', 'fetch sales', 'fetch support', 'plan']);
    for (const fetch of steps.filter(({ name }) => name !== 'plan')) {
      const department = fetch.name.replace('fetch ', '');
      const [answered, ...more] = childrenOf(fetch);
      expect(more).toEqual([]);
      expect(answered).toMatchObject({ service: `customer-graph-${department}`, traceId: caller.trace });
      const statements = childrenOf(answered!);
      expect(answered!.attributes['sql.statements']).toBe(statements.length);
      expect(statements.length).toBeGreaterThan(0);
      expect(statements[0]!.attributes).toMatchObject({ 'db.system.name': 'postgresql' });
    }
  });

  it('begins a trace of its own where the caller names none, and is not planned a second time', () => {
    const roots = collector.spans.filter(
      ({ parentSpanId, service }) => !parentSpanId && service === 'customer-graph-gateway',
    );

    expect(roots.map(({ attributes }) => attributes['graphql.operation.type'])).toEqual(['mutation', 'query']);
    expect(new Set([caller.trace, ...roots.map(({ traceId }) => traceId)]).size).toBe(3);
    expect(childrenOf(roots[1]!).map(({ name }) => name)).not.toContain('plan');
  });

  it('tells nothing that a client sent or a database holds', () => {
    expect(collector.delivered).not.toMatch(/mina|example\.com|pole is missing|customerByIdentifier/);
  });
});
