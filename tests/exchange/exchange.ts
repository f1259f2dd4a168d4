// The Exchange Online stand-in: all its servers on free ports of the loopback address, under the
// real host names as Thunderbird sees them. Several can run side by side.
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { type Certificates, HOSTS, certificatesOfProcess } from "./certificates";
import { type Dovecot, startDovecot } from "./dovecot";
import { type ImapFrontDoor, openImapFrontDoor } from "./imap-front-door";
import { type Provider, startProvider } from "./provider";
import { Mailbox } from "./mailbox";
import { openSmtpFrontDoor, type SmtpFrontDoor } from "./smtp-front-door";
import { startSubmission, type Submission } from "./submission";

export interface ExchangeOptions {
  /** IMAP passwords: "refused", as the service does since 2022, when absent. */
  readonly imapPasswords?: "refused" | "accepted";
  /** SMTP passwords: "accepted", as until December 2026, when absent. */
  readonly smtpPasswords?: "refused" | "accepted";
  /** Whether every refresh answers with a new refresh token. */
  readonly rotatesRefreshTokens?: boolean;
  /** What is between the levels of a folder's name: "/", as with the service, when absent. */
  readonly delimiter?: "/" | ".";
  /** What the IMAP server tells of itself: no more than the service does, when absent. */
  readonly imapCapabilities?: "own" | "exchange";
  /** The people and the passwords of their old sign-in; {@link USERS} when absent. */
  readonly users?: ReadonlyMap<string, string>;
}

export interface Exchange {
  readonly certificates: Certificates;
  readonly imap: ImapFrontDoor;
  readonly dovecot: Dovecot;
  /** In front of the submission server. */
  readonly smtp: SmtpFrontDoor;
  readonly submission: Submission;
  readonly provider: Provider;
  /** Somebody's folders, as another program of theirs sees them. */
  mailboxOf(user: string): Mailbox;
  /** For Thunderbird's `network.socket.forcePort`; other ports of the real service lead nowhere. */
  forcePort(override?: Readonly<Record<number, number>>): string;
  /** For Thunderbird's `network.dns.localDomains`. */
  readonly localDomains: string;
  /** Tokens and passwords: must never be seen outside Thunderbird's parent process. */
  secrets(): readonly string[];
  stop(): Promise<void>;
}

/** The people of the stand-in, with the passwords of their old sign-in. */
export const USERS: ReadonlyMap<string, string> = new Map([
  ["jo@contoso.example", "correct horse battery staple"],
  ["kim@contoso.example", "open sesame, please, for kim"],
  ["lee@contoso.example", "there is no place like home"],
]);

export async function startExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const { users = USERS } = options;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "mas-"));
  fs.chmodSync(folder, 0o755);
  const certificates = certificatesOfProcess();
  const provider = await startProvider({
    certificates,
    rotatesRefreshTokens: options.rotatesRefreshTokens ?? false,
  });
  const submission = await startSubmission({
    certificates,
    users,
    isTokenOf: (token, user) => provider.isTokenOf(token, user),
  });
  const smtp = await openSmtpFrontDoor(certificates, submission.port);
  submission.acceptsPasswords = options.smtpPasswords !== "refused";
  const dovecot = await startDovecot({
    folder: path.join(folder, "dovecot"),
    users,
    passwords: options.imapPasswords ?? "refused",
    introspectionUrl: provider.introspectionUrl,
    ...(options.delimiter && { delimiter: options.delimiter }),
    ...(options.imapCapabilities && { capabilities: options.imapCapabilities }),
  });
  const imap = await openImapFrontDoor(certificates, dovecot.port);
  return {
    certificates,
    imap,
    dovecot,
    smtp,
    submission,
    provider,
    mailboxOf: (user) => new Mailbox(dovecot, user, () => provider.issueAccessToken(user)),
    forcePort: (override = {}) =>
      Object.entries({
        143: dovecot.port,
        993: imap.port,
        587: smtp.port,
        443: provider.port,
        ...override,
      })
        .map(([real, own]) => `${real}=${String(own)}`)
        .join(";"),
    localDomains: Object.values(HOSTS).join(","),
    secrets: () => [...provider.tokens(), ...users.values()],
    stop: async () => {
      await imap.stop();
      await smtp.stop();
      await Promise.all([submission.stop(), provider.stop(), dovecot.stop()]);
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
