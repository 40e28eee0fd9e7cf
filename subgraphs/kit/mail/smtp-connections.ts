import SMTPConnection from 'nodemailer/lib/smtp-connection';

export type SmtpOptions = SMTPConnection.Options & { auth?: SMTPConnection.AuthenticationCredentials };

/** How many connections there are, and what becomes of one when its mail was taken. */
export interface ConnectionLimits {
  /** How many there are at most; further mails wait for one. */
  atMost: number;
  /** How many mails go over one; servers close those that carry too many. */
  mailsEach: number;
}

/** Less than the time after which servers close silent connections. */
const keptIdleMilliseconds = 5_000;

const called = (start: (done: (error?: Error | null) => void) => void): Promise<void> =>
  new Promise((done, fail) => start((error) => (error ? fail(error) : done())));

/** A connection that a mail server has let in. */
class OpenConnection {
  mails = 0;
  closing: NodeJS.Timeout | undefined;
  readonly #connection: SMTPConnection;
  /** Failures arrive as events too, which without a listener would end the process. */
  readonly #failed: Promise<never>;

  constructor(private readonly options: SmtpOptions) {
    this.#connection = new SMTPConnection(options);
    this.#failed = new Promise<never>((_done, fail) => this.#connection.on('error', fail));
    this.#failed.catch(() => undefined);
  }

  async open(): Promise<void> {
    await this.#unlessFailed((done) => this.#connection.connect(done));
    const { auth } = this.options;
    if (auth) await this.#unlessFailed((done) => this.#connection.login(auth, done));
  }

  /** Whether the server still listens, asked before a mail is handed over: until then nothing is in doubt. */
  async isReady(): Promise<boolean> {
    return this.#unlessFailed((done) => this.#connection.reset(done)).then(
      () => true,
      () => false,
    );
  }

  async send(envelope: SMTPConnection.Envelope, message: Buffer): Promise<void> {
    this.mails += 1;
    await this.#unlessFailed((done) => this.#connection.send(envelope, message, done));
  }

  close(): void {
    clearTimeout(this.closing);
    this.#connection.close();
  }

  #unlessFailed(start: (done: (error?: Error | null) => void) => void): Promise<void> {
    return Promise.race([called(start), this.#failed]);
  }
}

/** Connections to one mail server. */
export class SmtpConnections {
  readonly #idle: OpenConnection[] = [];
  readonly #waiting: (() => void)[] = [];
  #taken = 0;

  constructor(
    private readonly options: SmtpOptions,
    private readonly limits: ConnectionLimits,
  ) {}

  /** Hands work a connection that is ready for a mail, for it alone; rejects when none can be had. */
  async take(): Promise<OpenConnection> {
    if (this.#taken >= this.limits.atMost) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#taken += 1;
    try {
      return await this.#ready();
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  /** Takes a connection back; it is kept for the next mail when its own was taken, and has not carried too many. */
  giveBack(connection: OpenConnection, isGood: boolean): void {
    if (isGood && connection.mails < this.limits.mailsEach) {
      connection.closing = setTimeout(() => this.#forget(connection), keptIdleMilliseconds).unref();
      this.#idle.push(connection);
    } else {
      connection.close();
    }
    this.#leave();
  }

  /** Closes those that nobody uses. */
  close(): void {
    for (const connection of this.#idle.splice(0)) connection.close();
  }

  async #ready(): Promise<OpenConnection> {
    for (let kept = this.#idle.pop(); kept; kept = this.#idle.pop()) {
      clearTimeout(kept.closing);
      if (await kept.isReady()) return kept;
      kept.close();
    }
    const opened = new OpenConnection(this.options);
    try {
      await opened.open();
      return opened;
    } catch (error) {
      opened.close();
      throw error;
    }
  }

  #forget(connection: OpenConnection): void {
    this.#idle.splice(this.#idle.indexOf(connection), 1);
    connection.close();
  }

  /** Lets the next one in, which takes the place over. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#taken -= 1;
  }
}
