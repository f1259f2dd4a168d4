// The remote protocol of Gecko, as much of it as the tests need: length-prefixed JSON over TCP.
// https://firefox-source-docs.mozilla.org/testing/marionette/Protocol.html
import net from "node:net";

/** Milliseconds for one command; a modal dialog may hold one up for a while. */
const TIME_LIMIT = 30_000;

/** What Marionette answered instead of a result. `code` is WebDriver's, e.g. "no such element". */
export class MarionetteError extends Error {
  constructor(
    readonly code: string,
    command: string,
    message: string,
  ) {
    super(`${command}: ${code}: ${message}`);
  }
}

interface Pending {
  readonly command: string;
  readonly resolve: (value: never) => void;
  readonly reject: (error: Error) => void;
}

export class Marionette {
  readonly #socket: net.Socket;
  readonly #pending = new Map<number, Pending>();
  #unread = Buffer.alloc(0);
  #commands = 0;
  #turn: Promise<unknown> = Promise.resolve();

  private constructor(socket: net.Socket) {
    this.#socket = socket;
    socket.on("data", (chunk) => {
      this.#unread = Buffer.concat([this.#unread, chunk]);
      this.#read();
    });
    socket.on("error", () => undefined);
    socket.on("close", () => {
      for (const { reject } of this.#pending.values()) reject(new Error("Thunderbird has gone"));
      this.#pending.clear();
    });
  }

  /** Connects and begins a session in which dialogs stay open until somebody answers them. */
  static async connect(port: number): Promise<Marionette> {
    const socket = net.connect({ port, host: "127.0.0.1", noDelay: true });
    await new Promise<void>((resolve, reject) => {
      socket.once("connect", resolve);
      socket.once("error", reject);
    });
    const marionette = new Marionette(socket);
    const timeouts = { script: TIME_LIMIT };
    await marionette.command("WebDriver:NewSession", {
      unhandledPromptBehavior: "ignore",
      timeouts,
    });
    return marionette;
  }

  #read(): void {
    for (;;) {
      const colon = this.#unread.indexOf(":");
      const length = Number(this.#unread.subarray(0, Math.max(colon, 0)));
      if (colon < 0 || this.#unread.length < colon + 1 + length) return;
      const text = this.#unread.subarray(colon + 1, colon + 1 + length).toString();
      this.#unread = this.#unread.subarray(colon + 1 + length);
      const message: unknown = JSON.parse(text);
      // The first one is a greeting, and no answer.
      if (Array.isArray(message)) this.#answer(message);
    }
  }

  #answer([, id, error, result]: readonly unknown[]): void {
    const pending = this.#pending.get(id as number);
    this.#pending.delete(id as number);
    if (!pending) return;
    if (error) {
      const { error: code, message } = error as { error: string; message: string };
      pending.reject(new MarionetteError(code, pending.command, message));
    } else pending.resolve(result as never);
  }

  command<T>(command: string, parameters: object = {}): Promise<T> {
    if (this.#socket.destroyed) return Promise.reject(new Error("Thunderbird has gone"));
    const id = ++this.#commands;
    const body = Buffer.from(JSON.stringify([0, id, command, parameters]));
    return new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#pending.delete(id);
        reject(new Error(`${command} took longer than ${String(TIME_LIMIT)} ms`));
      }, TIME_LIMIT + 5000);
      const done = <V>(settle: (value: V) => void) => {
        return (value: V) => {
          clearTimeout(timer);
          settle(value);
        };
      };
      this.#pending.set(id, { command, resolve: done(resolve), reject: done(reject) });
      // In one piece: of two, the second would wait 40 ms for the first one to be acknowledged.
      this.#socket.write(Buffer.concat([Buffer.from(`${String(body.length)}:`), body]));
    });
  }

  /**
   * Runs commands that belong together: in which context and window a command runs is a state of
   * the session, and another part of the test may be about to change it.
   */
  together<T>(commands: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(commands);
    this.#turn = result.catch(() => undefined);
    return result;
  }

  close(): void {
    this.#socket.destroy();
  }
}
