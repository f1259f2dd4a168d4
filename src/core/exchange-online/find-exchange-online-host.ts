import type { Protocol } from "../server";
import { EXCHANGE_ONLINE_HOSTS, type ExchangeOnlineHost } from "./hosts";
import { parseHostname, type Hostname } from "./parse-hostname";

function matches({ name }: ExchangeOnlineHost, hostname: Hostname): boolean {
  const pattern = name.replaceAll(".", "\\.").replaceAll("*", "[^.]*");
  return new RegExp(`^${pattern}$`).test(hostname);
}

/** Which half of an account a protocol serves. */
export function halfOf(protocol: Protocol): "incoming" | "outgoing" {
  return protocol === "smtp" ? "outgoing" : "incoming";
}

/** The row that makes this host, in any spelling, Exchange Online for this protocol. */
export function findExchangeOnlineHost(
  hostname: string,
  protocol: Protocol,
): ExchangeOnlineHost | undefined {
  const parsed = parseHostname(hostname);
  if (!parsed) return undefined;
  return EXCHANGE_ONLINE_HOSTS.find(
    (row) => row[halfOf(protocol)] !== undefined && matches(row, parsed),
  );
}
