// One connection to a mail server, line by line. Not Thunderbird's own: nothing of an account is
// touched, and the server's words are kept. What the protocols say on it is in imap-session.ts and
// prove-smtp.ts.
import type { Certificate, ProofFailureReason, ProofStage } from "../../core/mail-servers/proof";
import type { Security } from "../../core/server";
import { clearTimeout, parentGlobal, setTimeout, textOf } from "../parent-global";
import { certificateOf, isTrustedByExceptionOnly } from "./certificate";
import { ProofStopped } from "./proof-stopped";

/** No login needs more; a server that sends more is not one. Bytes. */
const MOST_BYTES = 64 * 1024;

/** NSS and PKIX errors are in nsINSSErrorsService's module, 0x5a. */
const SECURITY_MODULE = 0x805a;
const CONNECTION_REFUSED = 0x804b000d;

export class MailConnection {
  readonly #socket: TcpSocket;
  readonly #stageTimeLimit: number;
  #stage: ProofStage = "connect";
  #timer: number | undefined;
  #secure: boolean;
  #unread = "";
  #received = 0;
  #mostBytes = MOST_BYTES;
  readonly #lines: string[] = [];
  #stopped: ProofStopped | undefined;
  #wake: () => void = () => undefined;
  #certificate: Certificate | undefined;
  #failing = false;

  /** @param stageTimeLimit in milliseconds */
  constructor(hostname: string, port: number, security: Security, stageTimeLimit: number) {
    this.#stageTimeLimit = stageTimeLimit;
    this.#secure = security === "tls";
    this.#socket = new parentGlobal.TCPSocket(hostname, port, {
      useSecureTransport: this.#secure,
      binaryType: "string",
    });
    this.enter("connect");
    // TCP is up, TLS is not: there is no event for that, only the first bytes that arrive.
    this.#socket.onopen = () => {
      this.enter(this.#secure ? "tls" : "capability");
    };
    this.#socket.ondata = ({ data }) => {
      this.#received += data.length;
      this.#unread += data;
      if (this.#received > this.#mostBytes) this.stop("unexpected-reply");
      this.#wake();
    };
    this.#socket.onerror = ({ errorCode }) => void this.#failed(errorCode);
    this.#socket.onclose = () => {
      // After an error too; then the error is still asking for the certificate, and says more.
      if (!this.#failing) this.stop("connection-closed");
    };
  }

  /** Everything that the server has said so far. */
  get lines(): readonly string[] {
    return this.#lines;
  }

  get stage(): ProofStage {
    return this.#stage;
  }

  get certificate(): Certificate | undefined {
    return this.#certificate;
  }

  /** Begins a stage, and its time. */
  enter(stage: ProofStage): void {
    this.#stage = stage;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.stop("timed-out");
    }, this.#stageTimeLimit);
  }

  /** Ends the connection; what waits on it stops with this reason, unless it has stopped before. */
  stop(reason: ProofFailureReason): void {
    this.#stopped ??= new ProofStopped(reason);
    clearTimeout(this.#timer);
    this.#socket.closeImmediately();
    this.#wake();
  }

  async #failed(errorCode: number): Promise<void> {
    this.#failing = true;
    // 16 bits of the code are the module; the name of the event says less.
    const tlsFailed = errorCode >>> 16 === SECURITY_MODULE;
    if (tlsFailed) {
      this.#stage = "tls";
      this.#certificate = await certificateOf(this.#socket);
    }
    if (this.#certificate?.error !== undefined) this.stop("certificate-not-trusted");
    else this.stop(errorCode === CONNECTION_REFUSED ? "connection-refused" : "connection-failed");
  }

  send(line: string): void {
    if (this.#stopped) throw this.#stopped;
    this.#socket.send(`${line}\r\n`);
  }

  /** Lets the server send so many bytes more, of what has been asked for. */
  allowBytes(bytes: number): void {
    this.#mostBytes = this.#received + bytes;
  }

  /** Adds it to {@link lines}. @param bytes of a line */
  keep(bytes: string): string {
    const line = textOf(bytes);
    this.#lines.push(line);
    return line;
  }

  /** The next line, without its end. */
  async readLine(): Promise<string> {
    return this.keep(await this.readBytesOfLine());
  }

  /** The same, one character a byte, and not kept. */
  async readBytesOfLine(): Promise<string> {
    for (;;) {
      const end = this.#unread.indexOf("\n");
      if (end >= 0) return this.#take(end + 1).replace(/\r?\n$/, "");
      await this.#moreBytes();
    }
  }

  async readBytes(count: number): Promise<string> {
    while (this.#unread.length < count) await this.#moreBytes();
    return this.#take(count);
  }

  #take(count: number): string {
    const taken = this.#unread.slice(0, count);
    this.#unread = this.#unread.slice(count);
    return taken;
  }

  async #moreBytes(): Promise<void> {
    if (this.#stopped) throw this.#stopped;
    await new Promise<void>((resolve) => (this.#wake = resolve));
  }

  /**
   * Goes over to TLS after the server has agreed to STARTTLS. What it has sent in plain after that
   * could be anybody's, and is not trusted (RFC 3207, section 6; CVE-2011-0411).
   */
  startTls(): void {
    if (this.#unread !== "") throw new ProofStopped("data-before-tls");
    this.enter("tls");
    this.#secure = true;
    this.#socket.upgradeToSecure();
  }

  /**
   * To be called after the first line that came over TLS and before anything secret is sent: who
   * vouches for the server? A stored exception does not.
   */
  async checkCertificate(): Promise<void> {
    if (!this.#secure) throw new ProofStopped("security-not-allowed");
    this.#certificate = await certificateOf(this.#socket);
    if (!this.#certificate || isTrustedByExceptionOnly(this.#certificate)) {
      throw new ProofStopped("certificate-exception");
    }
  }
}
