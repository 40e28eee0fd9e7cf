import { connect, type Socket } from 'node:net';
import { type Exchange, withoutMark } from '../exchange';
import { AnswerReader, UnreadableAnswer } from './answer-reader';

const bufferBytes = 32 * 1024;
/** What a server keeps without saying how long, and how much earlier than it one must be to be safe. */
const usuallyKeptMilliseconds = 4_000;
const marginMilliseconds = 2_000;

/** What all connections are bound by. */
export interface ConnectionSettings {
  largestAnswerBytes: number;
  connectMilliseconds: number;
}

interface Peer {
  host: string;
  port: number;
}

/**
 * One connection to a department, for one question after the other. It reads into memory of its own, past the streams
 * of Node: for short answers those cost more than all else that is done for them.
 */
export class Connection {
  /** Until when another question may be sent, on the clock of performance.now(). */
  goodUntil = 0;
  #isOpen = true;
  #isConnected = false;
  #exchange: Exchange | null = null;
  #reader: AnswerReader | null = null;
  readonly #socket: Socket;

  /** onFree: the connection has answered and may be asked again. onClosed: it never will be. */
  constructor(
    { host, port }: Peer,
    private readonly settings: ConnectionSettings,
    private readonly onFree: (connection: Connection) => void,
    onClosed: (connection: Connection) => void,
  ) {
    const buffer = Buffer.allocUnsafeSlow(bufferBytes);
    this.#socket = connect({
      host,
      port,
      noDelay: true,
      keepAlive: true,
      onread: {
        buffer,
        callback: (length) => {
          this.#read(buffer.subarray(0, length));
          return true;
        },
      },
    });
    const late = setTimeout(
      () => this.#socket.destroy(new Error(`no connection within ${settings.connectMilliseconds} ms`)),
      settings.connectMilliseconds,
    );
    this.#socket
      .once('connect', () => {
        this.#isConnected = true;
        clearTimeout(late);
      })
      .once('end', () => this.#ended())
      .on('error', (error) => this.fail(error))
      .once('close', () => {
        clearTimeout(late);
        this.fail(new Error('the connection was closed'));
        onClosed(this);
      });
  }

  get isUsable(): boolean {
    return this.#isOpen && this.goodUntil > performance.now();
  }

  /** Sends a whole request; the connection must be free. */
  ask(request: string, encoding: 'latin1' | 'utf8', exchange: Exchange): void {
    this.#exchange = exchange;
    this.#reader = new AnswerReader(this.settings.largestAnswerBytes);
    this.#socket.write(request, encoding);
  }

  /** Ends it without a word to whoever has asked. */
  destroy(): void {
    this.#isOpen = false;
    this.#exchange = this.#reader = null;
    this.#socket.destroy();
  }

  #read(piece: Buffer): void {
    const reader = this.#reader;
    // Nobody has asked: the other side must not be taken for answering what will be asked next.
    if (!this.#exchange || !reader) return this.destroy();
    try {
      if (reader.read(piece)) this.#answered(reader);
    } catch (error) {
      this.fail(error);
    }
  }

  #answered({ status, retryAfter, text, isLast, keptSeconds }: AnswerReader): void {
    const exchange = this.#exchange;
    this.#exchange = this.#reader = null;
    const kept = keptSeconds === undefined ? usuallyKeptMilliseconds : keptSeconds * 1000 - marginMilliseconds;
    this.goodUntil = performance.now() + kept;
    // Answered before all was sent: the rest would be read as the next question.
    if (!this.#isOpen || isLast || kept <= 0 || this.#socket.writableLength > 0) this.destroy();
    else this.onFree(this);
    exchange?.done({ status, retryAfter, text: withoutMark(text) });
  }

  #ended(): void {
    this.#isOpen = false;
    const reader = this.#reader;
    if (reader?.readEnd()) this.#answered(reader);
    else this.fail(new Error('the other side ended the connection'));
  }

  /** Ends it and tells whoever has asked. */
  fail(cause: unknown): void {
    const [exchange, reader] = [this.#exchange, this.#reader];
    this.destroy();
    const hasAnswered = cause instanceof UnreadableAnswer || (reader !== null && reader.status > 0);
    exchange?.fail(cause, hasAnswered ? 'department' : this.#isConnected ? 'connection' : 'nobody');
  }
}
