import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import fc from 'fast-check';
import { AnswerReader, UnreadableAnswer } from '../../gateway/transport/connections/answer-reader';
import { Connections } from '../../gateway/transport/connections/connections';
import type { Received } from '../../gateway/transport/exchange';

const largestBytes = 100_000;
const body = '{"data":{"name":"김하늘 🌊"}}';
const length = Buffer.byteLength(body);

/** Reads the text in pieces of the sizes given, the last one for as long as there is text. */
function read(text: string, sizes: readonly number[] = [text.length * 4]): AnswerReader & { isWhole: boolean } {
  const bytes = Buffer.from(text);
  const reader = Object.assign(new AnswerReader(largestBytes), { isWhole: false });
  for (let at = 0, turn = 0; at < bytes.length && !reader.isWhole; turn++) {
    const size = Math.max(1, sizes[Math.min(turn, sizes.length - 1)]!);
    // A copy that is written over afterwards, as the memory of a connection is.
    const piece = Buffer.from(bytes.subarray(at, at + size));
    reader.isWhole = reader.read(piece);
    piece.fill(0);
    at += size;
  }
  return reader;
}

const chunked = (sizes: readonly number[]): string => {
  const characters = [...body];
  const chunks: string[] = [];
  for (let turn = 0; characters.length > 0; turn++) {
    const chunk = characters.splice(0, sizes[turn % sizes.length]).join('');
    chunks.push(`${Buffer.byteLength(chunk).toString(16)};part=${turn}\r\n${chunk}\r\n`);
  }
  return `HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n${chunks.join('')}0\r\nx-sum: 1\r\n\r\n`;
};
const measured = `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nContent-Length:  ${length} \r\n\r\n${body}`;
const some = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

describe('an answer', () => {
  it('is read alike in whatever pieces it arrives', () => {
    fc.assert(
      fc.property(some, some, fc.boolean(), (pieces, chunks, isChunked) => {
        const reader = read(isChunked ? chunked(chunks) : measured, pieces);
        expect(reader).toMatchObject({ status: 200, text: body, isWhole: true, isLast: false });
      }),
      { seed: 9 },
    );
  });

  it('follows preliminary ones, and may have no body', () => {
    const early = 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n';
    expect(read(early + measured)).toMatchObject({ status: 200, text: body, isWhole: true });
    expect(read('HTTP/1.1 204 No Content\r\ncontent-length: 3\r\n\r\n')).toMatchObject({ status: 204, isWhole: true });
    expect(read('HTTP/1.1 503 \r\ncontent-length: 0\r\nretry-after: 7\r\n\r\n')).toMatchObject({
      status: 503,
      retryAfter: '7',
      text: '',
      isWhole: true,
    });
  });

  it('ends with its connection where it says nothing else', () => {
    const reader = read(`HTTP/1.1 200 OK\r\n\r\n${body}`);

    expect(reader).toMatchObject({ isWhole: false, isLast: true });
    expect(reader.readEnd()).toBe(true);
    expect(reader.text).toBe(body);
    expect(read(measured.slice(0, -1)).readEnd()).toBe(false);
    expect(read(chunked([7]).slice(0, -1)).readEnd()).toBe(false);
  });

  it('says whether its connection may be used again', () => {
    const [head, rest] = ['HTTP/1.1 200 OK\r\n', 'content-length: 0\r\n\r\n'];
    expect(read(`${head}connection: Close\r\n${rest}`).isLast).toBe(true);
    expect(read(`HTTP/1.0 200 OK\r\n${rest}`).isLast).toBe(true);
    expect(read(`${head}Keep-Alive: timeout=5, max=100\r\n${rest}`)).toMatchObject({ isLast: false, keptSeconds: 5 });
    // Something follows that nobody asked for.
    expect(read(`${measured}HTTP/1.1 200 OK\r\n`)).toMatchObject({ text: body, isLast: true });
  });

  it.each([
    ['says two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n'],
    ['says a length and chunks', 'HTTP/1.1 200 OK\r\ncontent-length: 1\r\ntransfer-encoding: chunked\r\n\r\n'],
    ['is packed', 'HTTP/1.1 200 OK\r\ntransfer-encoding: gzip, chunked\r\n\r\n'],
    ['says a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: +5\r\n\r\n'],
    ['has a space before a colon', 'HTTP/1.1 200 OK\r\ncontent-length : 5\r\n\r\n'],
    ['goes on with a line of its head', 'HTTP/1.1 200 OK\r\nx-a: 1\r\n content-length: 5\r\n\r\n'],
    ['has a bare line feed in its head', 'HTTP/1.1 200 OK\r\nx-a: 1\ncontent-length: 5\r\n\r\n'],
    ['changes the protocol', 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    ['is none', 'SSH-2.0-OpenSSH_9.6\r\n\r\n'],
    ['has a head without end', `HTTP/1.1 200 OK\r\n${'x-a: 1\r\n'.repeat(3_000)}`],
    ['says that it is too large', 'HTTP/1.1 200 OK\r\ncontent-length: 100001\r\n\r\n'],
    ['is too large in chunks', `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nfffff\r\n`],
    ['is too large without saying', `HTTP/1.1 200 OK\r\n\r\n${'x'.repeat(100_001)}`],
    ['has a chunk without a size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n-1\r\n'],
    ['has a chunk longer than its size', 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n1\r\nxx\r\n'],
  ])('is refused when it %s', (_, text) => {
    expect(() => read(text)).toThrow(UnreadableAnswer);
  });

  it('is never read without end, nor breaks anything, whatever it is', () => {
    const part = fc.constantFrom(
      'HTTP/1.1 200 OK',
      '\r\n',
      ': ',
      'content-length',
      'transfer-encoding',
      'chunked',
      '5',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string()), { maxLength: 20 }), some, (parts, pieces) => {
        try {
          read(parts.join(''), pieces);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableAnswer);
        }
      }),
      { seed: 9, numRuns: 300 },
    );
  });
});

describe('connections to a department', () => {
  let server: Server;
  let sockets: Socket[];
  let connections: Connections;
  /** What the department says to each request, and whether it ends the connection then. */
  let say: (socket: Socket, request: string) => void;
  const ask = (text = '{}', headers: Record<string, string> = {}) =>
    new Promise<Received>((done, fail) => {
      const { port } = server.address() as AddressInfo;
      const url = `http://127.0.0.1:${port}/graphql?x=1`;
      connections.post({ url, headers, body: text }, { done, fail: (_, reached) => fail(new Error(reached)) });
    });
  beforeEach(async () => {
    sockets = [];
    connections = new Connections({ largestAnswerBytes: largestBytes, connectMilliseconds: 1_000 });
    say = (socket) => void socket.write(measured);
    server = createServer((socket) => {
      sockets.push(socket);
      socket.on('data', (bytes) => say(socket, bytes.toString())).on('error', () => undefined);
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(async () => {
    connections.destroy();
    for (const socket of sockets) socket.destroy();
    server.close();
    await once(server, 'close');
  });

  it('are used again, and ask in whole requests', async () => {
    const asked: string[] = [];
    say = (socket, request) => {
      asked.push(request);
      socket.write(measured);
    };

    expect((await ask('{"a":"é"}', { 'x-request-id': '7' })).text).toBe(body);
    expect((await ask()).text).toBe(body);

    expect(sockets).toHaveLength(1);
    const { port } = server.address() as AddressInfo;
    expect(asked[0]!.split('\r\n')).toEqual([
      'POST /graphql?x=1 HTTP/1.1',
      `host: 127.0.0.1:${port}`,
      'connection: keep-alive',
      'content-type: application/json',
      'accept: application/json',
      'x-request-id: 7',
      'content-length: 10',
      '',
      '{"a":"é"}',
    ]);
  });

  it('are as many as questions under way', async () => {
    const waiting: Socket[] = [];
    say = (socket) => {
      waiting.push(socket);
      if (waiting.length === 3) for (const each of waiting) each.write(measured);
    };

    await Promise.all([ask(), ask(), ask()]);

    expect(sockets).toHaveLength(3);
  });

  it.each([
    ['says so', measured.replace('\r\n', '\r\nconnection: close\r\n')],
    ['keeps it for a moment only', measured.replace('\r\n', '\r\nkeep-alive: timeout=2\r\n')],
    ['says more than it was asked', `${measured}HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}`],
  ])('are not used again when the department %s', async (_, answer) => {
    say = (socket) => void socket.write(answer);

    expect((await ask()).text).toBe(body);
    expect((await ask()).text).toBe(body);

    expect(sockets).toHaveLength(2);
  });

  it('are ended when nobody has used them for nearly as long as the department keeps them', async () => {
    const waiting: Socket[] = [];
    say = (socket) => {
      if (waiting.push(socket) < 2) return;
      for (const [index, seconds] of [3, 60].entries()) {
        waiting[index]!.write(measured.replace('\r\n', `\r\nkeep-alive: timeout=${seconds}\r\n`));
      }
    };
    await Promise.all([ask(), ask()]);
    say = (socket) => void socket.write(measured);

    await once(waiting[0]!, 'close');

    expect(waiting[1]!.destroyed).toBe(false);
    expect((await ask()).text).toBe(body);
    expect(sockets).toHaveLength(2);
  });

  it('give no answer that came before its question', async () => {
    await ask();
    const [first] = sockets;
    first!.write('HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\n"late"');
    await once(first!, 'close');

    expect((await ask()).text).toBe(body);
  });

  it('tell how far a question came', async () => {
    say = (socket) => void socket.destroy();
    await expect(ask()).rejects.toThrow('connection');
    say = (socket) => void socket.end(measured.slice(0, -5));
    await expect(ask()).rejects.toThrow('department');
    say = (socket) => void socket.write('nonsense\r\n\r\n');
    await expect(ask()).rejects.toThrow('department');
    say = (socket) => void socket.end(`HTTP/1.1 200 OK\r\n\r\n${body}`);
    expect((await ask()).text).toBe(body);

    const { port } = server.address() as AddressInfo;
    server.close();
    for (const socket of sockets) socket.destroy();
    await once(server, 'close');
    const refused = new Promise((done) => {
      const posted = { url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' };
      connections.post(posted, { done, fail: (_, reached) => done(reached) });
    });
    expect(await refused).toBe('nobody');
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  });

  it('are cut by whoever no longer waits, and tell those who do when all is over', async () => {
    say = () => undefined;
    const { port } = server.address() as AddressInfo;
    const told = jest.fn();
    const arrived = once(server, 'connection');
    const posted = { url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' };
    const cut = connections.post(posted, { done: told, fail: told });
    await arrived;
    const closed = once(sockets[0]!, 'close');
    cut();
    await closed;
    expect(told).not.toHaveBeenCalled();

    const failing = ask();
    connections.destroy();
    await expect(failing).rejects.toThrow('nobody');
  });

  it('send no header that would begin another line', () => {
    const posted = { url: 'http://127.0.0.1:1/', headers: { 'x-a': '1\r\nx-b: 2' }, body: '' };

    expect(() => connections.post(posted, { done: () => undefined, fail: () => undefined })).toThrow('x-a');
  });
});
