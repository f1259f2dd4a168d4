import type { AccountSnapshot } from "../server";

/**
 * A name by which an account is known again after a restart: its incoming server, of which a switch
 * changes neither the host nor the user name. Thunderbird uses the keys of accounts again.
 */
export function accountKey({ incoming, identities }: AccountSnapshot): string {
  const { type = "", username = "", hostname = "" } = incoming ?? {};
  const emails = incoming ? [] : identities.map(({ email }) => email);
  return [type, username, hostname, ...emails].join(" ").trim();
}
