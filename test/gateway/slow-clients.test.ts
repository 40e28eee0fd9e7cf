import { connect } from 'node:net';
import { type GatewayUnderTest, signToken, startGatewayUnderTest } from './gateway-under-test';

const isOver = (response: string) => /\r\n\r\n/.test(response);

/** Sends the beginning, and then a drop of the rest now and then; tells what came back and when the gateway hung up. */
function trickle(port: number, beginning: string, drop: string): Promise<{ answer: string; milliseconds: number }> {
  const startedAt = performance.now();
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(beginning));
    let answer = '';
    const drops = setInterval(() => socket.writable && socket.write(drop), 200);
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(drops);
      done({ answer, milliseconds: performance.now() - startedAt });
    });
  });
}

describe('a client', () => {
  let gateway: GatewayUnderTest;
  let authorization: string;
  beforeAll(async () => {
    gateway = await startGatewayUnderTest();
    authorization = `Bearer ${await signToken()}`;
  });
  afterAll(() => gateway.dispose());

  const head = () =>
    `POST /graphql HTTP/1.1\r\nhost: here\r\ncontent-type: application/json\r\nauthorization: ${authorization}\r\n`;

  it('that sends headers or a body by drops is cut off within 6 s, and others are answered meanwhile', async () => {
    const [headers, body, asked] = await Promise.all([
      trickle(gateway.port, head(), 'x-drop: 1\r\n'),
      trickle(gateway.port, `${head()}content-length: 1000\r\n\r\n`, ' '),
      gateway.ask({ query: '{ books { nodes { title } } }' }),
    ]);

    expect(asked.status).toBe(200);
    // The promise is 6 s; a loaded machine may look later.
    for (const { milliseconds } of [headers, body]) expect(milliseconds).toBeLessThan(9_000);
    expect([headers.answer, body.answer].join()).not.toMatch(/ 200 /);
  });

  it.each([
    ['a line break', 'x-request-id: a\r\nx-forged: yes', 200],
    ['a carriage return alone', 'x-request-id: a\rx-forged: yes', 400],
    ['a line that goes on', 'x-request-id: a\r\n x-forged: yes', 400],
  ])('whose request id holds %s finds none of it in the answer', async (_what, header, status) => {
    const body = '{"query":"{ __typename }"}';
    const request = `${head()}${header}\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;

    const { answer } = await trickle(gateway.port, request, '');

    expect(isOver(answer)).toBe(true);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer.toLowerCase()).not.toContain('x-forged');
  });

  it('with 1 MB of headers is refused', async () => {
    const { answer } = await trickle(gateway.port, `${head()}x-large: ${'x'.repeat(1_000_000)}\r\n\r\n`, '');

    expect(answer).toMatch(/^HTTP\/1.1 431 /);
  });
});
