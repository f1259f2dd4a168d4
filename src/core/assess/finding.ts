// What we think of each server. The words are the design's: a server at Exchange Online has a
// sign-in and a transport; where one word has to do, on-password goes before insecure before other.
import type { AccountSnapshot, ServerSnapshot } from "../server";
import type { ExchangeOnlineHost } from "../exchange-online/hosts";

/**
 * - "modern": OAuth2, on the target's port and security. Nothing to do.
 * - "on-password": anything but OAuth2. Exchange Online accepts none of it in the long run.
 * - "insecure": OAuth2, but the connection is plain.
 * - "other": OAuth2 and encrypted, on another port or security than the target's. Works; offered, never flagged.
 * - "not-exchange-online": not ours to judge, never offered, never touched.
 */
export type Verdict = "modern" | "on-password" | "insecure" | "other" | "not-exchange-online";

export interface ServerFinding {
  readonly server: ServerSnapshot;
  readonly verdict: Verdict;
  /** The row of the host table that made it Exchange Online; absent for "not-exchange-online". */
  readonly host?: ExchangeOnlineHost;
}

/** One account with its two halves. */
export interface AccountFinding {
  readonly account: AccountSnapshot;
  /** null: the account has no incoming server. */
  readonly receiving: ServerFinding | null;
  /** Every outgoing server that the account's identities use, each once. */
  readonly sending: readonly ServerFinding[];
  /** At least one half is on password or insecure. The badge counts these. */
  readonly flagged: boolean;
}
