// One person's folders on the server: made on the disk, which takes no time, and read as another
// program of theirs would read them.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type { Dovecot } from "./dovecot";
import { askImap } from "./imap-client";
import { toModifiedUtf7 } from "./modified-utf7";

export class Mailbox {
  readonly #dovecot: Dovecot;
  readonly #user: string;
  readonly #token: () => string;

  constructor(dovecot: Dovecot, user: string, token: () => string) {
    this.#dovecot = dovecot;
    this.#user = user;
    this.#token = token;
  }

  get #root(): string {
    return path.join(this.#dovecot.folder, "mail", this.#user, "Maildir");
  }

  /** Makes folders; names in plain words, "/" between their levels. */
  make(names: readonly string[], root = this.#root): void {
    for (const name of ["", ...names]) {
      const folder = path.join(root, ...toModifiedUtf7(name).split("/"));
      for (const part of ["cur", "new", "tmp"]) {
        fs.mkdirSync(path.join(folder, part), { recursive: true });
      }
    }
    this.#giveToDovecot();
  }

  /** Makes folders that are everybody's, below "Public Folders". */
  makePublic(names: readonly string[]): void {
    this.make(names, path.join(this.#dovecot.folder, "public"));
  }

  remove(names: readonly string[]): void {
    for (const name of names) {
      const folder = path.join(this.#root, ...toModifiedUtf7(name).split("/"));
      fs.rmSync(folder, { recursive: true });
    }
  }

  /** From now on these are subscribed, and no others. */
  setSubscribed(names: readonly string[]): void {
    const lines = names.map((name) => toModifiedUtf7(name).replaceAll("/", "\t"));
    fs.writeFileSync(path.join(this.#root, "subscriptions"), `V\t2\n\n${lines.join("\n")}\n`);
    this.#giveToDovecot();
  }

  /** Where the server keeps what is subscribed; so that a test can have it fail. */
  get subscriptionsFile(): string {
    return path.join(this.#root, "subscriptions");
  }

  #giveToDovecot(): void {
    if (process.getuid?.() !== 0) return;
    const home = path.join(this.#dovecot.folder, "mail", this.#user);
    const shared = path.join(this.#dovecot.folder, "public");
    const places = [home, shared].filter((one) => fs.existsSync(one));
    execFileSync("chown", ["-R", "5000:5000", ...places]);
  }

  /** What the server lists as subscribed, in its own spelling, sorted. */
  async subscribed(): Promise<readonly string[]> {
    const { port } = this.#dovecot;
    const [lines = []] = await askImap(port, this.#user, this.#token(), ['LSUB "" "*"']);
    // Only what may be wanted is quoted; a literal never is needed for the names of the tests.
    return lines
      .filter((line) => !/^LSUB \([^)]*\\Noselect/i.test(line))
      .map((line) => / (?:"((?:[^"\\]|\\.)*)"|([^ "]+))$/.exec(line))
      .map((match) => match?.[1]?.replace(/\\(.)/g, "$1") ?? match?.[2] ?? "?")
      .sort();
  }
}
