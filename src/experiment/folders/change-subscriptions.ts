// Subscribes and unsubscribes on the server, and then looks what the server has made of it.
import { quoted } from "../../core/folders/list-response";
import type {
  FolderResult,
  MailboxFailure,
  SubscriptionChanges,
  SubscriptionProgress,
} from "../../core/mail-servers/subscriptions";
import type { ImapSession } from "../prove/imap-session";
import { inMailbox } from "./open-mailbox";
import { pipeline } from "./pipeline";
import { ASK_FOR_LISTING, type FolderListing, listingOf, readSubscribed } from "./read-folders";

/** Connections in a row that may end without having brought anything forward. */
const MOST_FRUITLESS = 1;

/** Milliseconds between two reports of progress. */
const REPORT_EVERY = 100;

interface Change {
  readonly path: string;
  readonly wanted: boolean;
}

export class SubscriptionChange {
  readonly #changes: readonly Change[];
  readonly #results = new Map<string, FolderResult>();
  #isWanted = true;

  constructor(
    readonly serverId: string,
    subscribe: readonly string[],
    unsubscribe: readonly string[],
  ) {
    // Without an end of line: a name with one is none (RFC 9051, 5.1), and would be a second command.
    const changes = (paths: readonly string[], wanted: boolean) =>
      [...new Set(paths)]
        .map((path) => ({ path, wanted }))
        .filter(({ path }) => isMailboxName(path));
    this.#changes = [...changes(subscribe, true), ...changes(unsubscribe, false)];
  }

  /** Nothing more is asked of the server; what has been asked is waited for. */
  cancel(): void {
    this.#isWanted = false;
  }

  async run(
    context: ExtensionContext,
    report: (progress: SubscriptionProgress) => void,
  ): Promise<SubscriptionChanges> {
    let failure: MailboxFailure | undefined;
    for (let fruitless = 0; this.#isWanted && fruitless <= MOST_FRUITLESS;) {
      const before = this.#results.size;
      const opened = await inMailbox(context, this.serverId, (session, redact) =>
        this.#onConnection(session, redact, report),
      );
      failure = opened.ok ? undefined : opened;
      if (opened.ok || opened.step === "token") break;
      fruitless = this.#results.size > before ? 0 : fruitless + 1;
    }
    const results = this.#changes.map(
      ({ path }): FolderResult =>
        this.#results.get(path) ?? { path, outcome: "not-tried", words: "" },
    );
    const isOpen = results.some(({ outcome }) => outcome === "not-tried");
    const ended = this.#isWanted ? failure : "cancelled";
    return { results, ...(isOpen && ended && { ended }) };
  }

  async #onConnection(
    session: ImapSession,
    redact: (words: string) => string,
    report: (progress: SubscriptionProgress) => void,
  ): Promise<void> {
    const open = this.#changes.filter(({ path }) => !this.#results.has(path));
    const commands = open.map(
      ({ path, wanted }) => `${wanted ? "SUBSCRIBE" : "UNSUBSCRIBE"} ${quoted(path)}`,
    );
    const asked = ASK_FOR_LISTING.length;
    const untagged: string[] = [];
    let reported = 0;
    await pipeline(
      session,
      [...ASK_FOR_LISTING, ...commands],
      () => this.#isWanted,
      (index, { status, words, untagged: responses }) => {
        if (index < asked) {
          untagged.push(...responses);
          return;
        }
        const path = open[index - asked]?.path ?? "";
        const outcome = status === "OK" ? "done" : "refused";
        this.#results.set(path, { path, outcome, words: outcome === "done" ? "" : redact(words) });
        const now = Date.now();
        if (now - reported < REPORT_EVERY) return;
        reported = now;
        const { serverId } = this;
        report({ serverId, done: this.#results.size, total: this.#changes.length });
      },
    );
    await this.#lookAgain(session, listingOf(untagged));
  }

  /** The server's list has the last word on each, whatever its answer was. */
  async #lookAgain(session: ImapSession, listing: FolderListing): Promise<void> {
    const subscribed = await readSubscribed(session, listing);
    for (const { path, wanted } of this.#changes) {
      const result = this.#results.get(path);
      if (!result) continue;
      const outcome = subscribed.has(path) === wanted ? "done" : "refused";
      this.#results.set(path, {
        ...result,
        outcome,
        words: outcome === "done" ? "" : result.words,
      });
    }
  }
}

/** Whether a name can stand in a command: one character a byte, no end of line. */
function isMailboxName(path: string): boolean {
  // eslint-disable-next-line no-control-regex
  return /^[\x01-\x09\x0b\x0c\x0e-\xff]+$/.test(path);
}
