// What has to be done about each server: nothing, something, or it is none of our business.
import { findExchangeOnlineHost } from "../exchange-online/find-exchange-online-host";
import { TARGET_TRANSPORT } from "../exchange-online/target-settings";
import type { AccountSnapshot, MailSettings, Protocol, ServerSnapshot } from "../server";
import type { AccountFinding, ServerFinding, Verdict } from "./finding";

/** The server's type, if it is a protocol of which we know a login with OAuth2. */
export function protocolOf({ type }: ServerSnapshot): Protocol | undefined {
  return type === "imap" || type === "pop3" || type === "smtp" ? type : undefined;
}

function verdictOf(server: ServerSnapshot, protocol: Protocol): Verdict {
  if (server.authentication !== "oauth2") return "on-password";
  if (server.security === "none") return "insecure";
  const { port, security } = TARGET_TRANSPORT[protocol];
  return server.port === port && server.security === security ? "modern" : "other";
}

/** What we think of one server. */
export function assessServer(server: ServerSnapshot): ServerFinding {
  const protocol = protocolOf(server);
  const host = protocol && findExchangeOnlineHost(server.hostname, protocol);
  return protocol && host
    ? { server, verdict: verdictOf(server, protocol), host }
    : { server, verdict: "not-exchange-online" };
}

/** On password, or without any encryption: it stops working, or should. */
export function isFlagged({ verdict }: ServerFinding): boolean {
  return verdict === "on-password" || verdict === "insecure";
}

/** Both halves of an account: its incoming server, if it has one, and every outgoing one. */
export function halvesOf({
  receiving,
  sending,
}: Pick<AccountFinding, "receiving" | "sending">): readonly ServerFinding[] {
  return receiving ? [receiving, ...sending] : sending;
}

/** Local folders, feeds and chats receive nothing from a mail server of their own. */
const NO_MAIL: ReadonlySet<string> = new Set(["none", "rss", "im"]);

/** Whether an account is one that people would call a mail account: it receives, or at least sends. */
export function isMailAccount({ receiving, sending }: AccountFinding): boolean {
  return receiving !== null || sending.length > 0;
}

/** Whether mail goes out through a server at Exchange Online that is still signed in to with a password. */
export function sendsWithPassword({ sending }: AccountFinding): boolean {
  return sending.some(({ verdict }) => verdict === "on-password");
}

function assessAccount(
  account: AccountSnapshot,
  outgoingServers: readonly ServerSnapshot[],
): AccountFinding {
  const { incoming } = account;
  const receiving = incoming && !NO_MAIL.has(incoming.type) ? assessServer(incoming) : null;
  const used = new Set(account.identities.map(({ outgoingServerId }) => outgoingServerId));
  const sending = outgoingServers.filter(({ id }) => used.has(id)).map(assessServer);
  const flagged = halvesOf({ receiving, sending }).some(isFlagged);
  return { account, receiving, sending, flagged };
}

/** One finding for each account, in Thunderbird's order. */
export function assess({ accounts, outgoingServers }: MailSettings): readonly AccountFinding[] {
  return accounts.map((account) => assessAccount(account, outgoingServers));
}
