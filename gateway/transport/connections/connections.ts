import type { Exchange, Post, Posted } from '../exchange';
import { Connection, type ConnectionSettings } from './connection';

const sweepMilliseconds = 1_000;
/** What a line of a head may hold: anything else could begin another line. */
const plainValue = /^[\t\x20-\x7e]*$/;

interface Address {
  host: string;
  port: number;
  /** What every request to it begins with. */
  head: string;
  /** Connections that wait for a question, the last one used at the end. */
  free: Connection[];
}

/**
 * Posts to departments over plain HTTP/1.1 by connections that are kept, one question at a time on each. There may be
 * as many as there are questions; how many that are, others limit.
 */
export class Connections {
  readonly #addresses = new Map<string, Address>();
  readonly #all = new Set<Connection>();
  #sweeping: NodeJS.Timeout | null = null;

  constructor(private readonly settings: ConnectionSettings) {}

  readonly post: Post = ({ url, headers, body }: Posted, exchange: Exchange) => {
    const address = this.#addressOf(url);
    let connection = address.free.pop();
    while (connection && !connection.isUsable) {
      connection.destroy();
      connection = address.free.pop();
    }
    connection ??= this.#open(url, address);
    const bytes = Buffer.byteLength(body);
    const head = `${address.head}${linesOf(headers)}content-length: ${bytes}\r\n\r\n`;
    // Text of ASCII alone needs no conversion.
    connection.ask(head + body, bytes === body.length ? 'latin1' : 'utf8', exchange);
    const asked = connection;
    return () => asked.destroy();
  };

  /** Ends all connections, whatever is under way. */
  destroy(): void {
    for (const connection of this.#all) connection.fail(new Error('the gateway stops'));
    this.#stopSweeping();
  }

  #addressOf(url: string): Address {
    let address = this.#addresses.get(url);
    if (!address) {
      const { hostname, port, host, pathname, search } = new URL(url);
      address = {
        // An address of IPv6 has brackets within a URL only.
        host: hostname.replace(/^\[|\]$/g, ''),
        port: Number(port || 80),
        head:
          `POST ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\nconnection: keep-alive\r\n` +
          'content-type: application/json\r\naccept: application/json\r\n',
        free: [],
      };
      this.#addresses.set(url, address);
    }
    return address;
  }

  #open(url: string, address: Address): Connection {
    const connection = new Connection(
      address,
      this.settings,
      (free) => {
        // By its name: an address that nobody used for a while has been forgotten.
        this.#addressOf(url).free.push(free);
        this.#sweeping ??= setInterval(() => this.#sweep(), sweepMilliseconds).unref();
      },
      (closed) => this.#all.delete(closed),
    );
    this.#all.add(connection);
    return connection;
  }

  /** Ends connections that nobody has used for as long as the other side keeps them. */
  #sweep(): void {
    for (const [url, address] of this.#addresses) {
      const [usable, stale] = [[] as Connection[], [] as Connection[]];
      for (const connection of address.free) (connection.isUsable ? usable : stale).push(connection);
      address.free = usable;
      for (const connection of stale) connection.destroy();
      if (usable.length === 0) this.#addresses.delete(url);
    }
    if (this.#addresses.size === 0) this.#stopSweeping();
  }

  #stopSweeping(): void {
    if (this.#sweeping) clearInterval(this.#sweeping);
    this.#sweeping = null;
  }
}

function linesOf(headers: Posted['headers']): string {
  let lines = '';
  for (const name in headers) {
    const value = headers[name]!;
    if (!plainValue.test(value)) throw new Error(`the value of the header ${name} does not fit into a line`);
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}
