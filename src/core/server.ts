// The mail servers of Thunderbird's accounts as plain values.
// Belongs here: what a server is. Not here: what we think of it (-> assess/), what we would
// change (-> plan/), how it is read from Thunderbird (-> experiment/snapshot.ts).

import type { StoredSwitchState } from "./record/switch-state";

/** The protocols of which this add-on knows a login with OAuth2. */
export type Protocol = "imap" | "pop3" | "smtp";

/** How the connection is protected: not at all, by STARTTLS (RFC 2595, RFC 3207), or by TLS from the first byte (RFC 8314). */
export type Security = "none" | "starttls" | "tls";

/** Thunderbird's nsMsgAuthMethod by words; "other" is a number that this version does not know. */
export type Authentication =
  | "none"
  | "password-cleartext"
  | "password-encrypted"
  | "kerberos"
  | "ntlm"
  | "client-certificate"
  | "oauth2"
  | "other";

/** The settings of a server that a switch may change or has to compare. */
export type Setting = "hostname" | "port" | "security" | "authentication" | "username";

/** A setting that something sets again at every start, whatever is stored: a change would not last. */
export interface RewrittenSetting {
  readonly setting: Setting;
  /** The value in words that it is set to. */
  readonly value: string | number;
  /** Thunderbird's name of the preference, for whoever looks after that file. */
  readonly preference: string;
  readonly by: "policy" | "autoconfig" | "user-js";
  /** The file's path; null for a policy, which may come from several places. */
  readonly file: string | null;
}

/** One incoming or outgoing server as Thunderbird has it configured now. */
export interface ServerSnapshot {
  /** Opaque; good for this session. Never parse it, never store it. */
  readonly id: string;
  /** Thunderbird's own word: "imap", "pop3", "none", "rss", "nntp", "im", "ews", "smtp" … */
  readonly type: string;
  /** As configured, in the person's spelling. Compare with {@link parseHostname}. */
  readonly hostname: string;
  /** The port that is used, Thunderbird's default filled in; 0 where the type knows no port. */
  readonly port: number;
  readonly username: string;
  readonly security: Security;
  readonly authentication: Authentication;
  /** Settings that a policy or AutoConfig has locked: writing them has no effect. */
  readonly lockedSettings: readonly Setting[];
  readonly rewrittenSettings: readonly RewrittenSetting[];
  /** What was last noted about its switch; absent when nothing was. */
  readonly state?: StoredSwitchState;
}

export interface IdentitySnapshot {
  readonly id: string;
  readonly email: string;
  /** The outgoing server in use (the default one filled in), or null: none, or one that is gone. */
  readonly outgoingServerId: string | null;
}

export interface AccountSnapshot {
  /** The same id as in `messenger.accounts`. */
  readonly id: string;
  readonly name: string;
  readonly incoming: ServerSnapshot | null;
  readonly identities: readonly IdentitySnapshot[];
}

/** Ids of the servers that belong to an account: its own, and those its identities send through. */
export function serverIdsOf({ incoming, identities }: AccountSnapshot): ReadonlySet<string> {
  const ids = [incoming?.id, ...identities.map(({ outgoingServerId }) => outgoingServerId)];
  return new Set(ids.filter((id) => id !== null && id !== undefined));
}

/** Everything that {@link MailServers.list} reads. */
export interface MailSettings {
  readonly accounts: readonly AccountSnapshot[];
  readonly outgoingServers: readonly ServerSnapshot[];
  /** A tab with Thunderbird's Account Settings: it writes the old values back that it shows. */
  readonly accountSettingsOpen: boolean;
}
