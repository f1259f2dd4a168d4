// Servers and accounts as Thunderbird would tell them; a test names only what it is about.
import type { AccountSnapshot, MailSettings, ServerSnapshot } from "../../../src/core/server";

export function imapServer(values: Partial<ServerSnapshot> = {}): ServerSnapshot {
  return {
    id: "incoming:server1",
    type: "imap",
    hostname: "outlook.office365.com",
    port: 993,
    username: "jo@contoso.example",
    security: "tls",
    authentication: "oauth2",
    lockedSettings: [],
    rewrittenSettings: [],
    ...values,
  };
}

export function smtpServer(values: Partial<ServerSnapshot> = {}): ServerSnapshot {
  return imapServer({
    id: "outgoing:smtp1",
    type: "smtp",
    hostname: "smtp.office365.com",
    port: 587,
    security: "starttls",
    ...values,
  });
}

/** One account that receives and sends through these servers. */
export function settingsOf(
  incoming: ServerSnapshot | null,
  ...outgoingServers: readonly ServerSnapshot[]
): MailSettings {
  const identities = outgoingServers.map(({ id }, index) => ({
    id: `id${index}`,
    email: "jo@contoso.example",
    outgoingServerId: id,
  }));
  const account: AccountSnapshot = { id: "account1", name: "Jo", incoming, identities };
  return { accounts: [account], outgoingServers, accountSettingsOpen: false };
}
