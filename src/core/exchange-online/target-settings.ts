import type { LoginTarget } from "../mail-servers/proof";
import type { Protocol, Security, ServerSnapshot } from "../server";
import type { ExchangeOnlineHost } from "./hosts";

/**
 * Port and security of each protocol at Exchange Online.
 * https://support.microsoft.com/office/pop-imap-and-smtp-settings-8361e398-8af4-4e97-b147-6c6c4ac95353
 */
export const TARGET_TRANSPORT = {
  imap: { port: 993, security: "tls" },
  pop3: { port: 995, security: "tls" },
  smtp: { port: 587, security: "starttls" },
} as const satisfies Record<Protocol, { readonly port: number; readonly security: Security }>;

/**
 * Where and as whom a server shall log in. An incoming host name stays as it is: folder addresses,
 * filters and saved logins hang on it. An outgoing one becomes today's name, unless it only differs
 * in spelling. User names stay.
 */
export function targetSettings(
  { hostname, username }: ServerSnapshot,
  protocol: Protocol,
  host: ExchangeOnlineHost,
): LoginTarget {
  const keepsName = protocol !== "smtp" || host.name === host.outgoing;
  return {
    hostname: keepsName ? hostname : (host.outgoing ?? hostname),
    ...TARGET_TRANSPORT[protocol],
    username,
  };
}
