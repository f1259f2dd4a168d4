declare const hostname: unique symbol;

/** A host name in the one spelling in which it can be compared: lower case, no trailing dot. */
export type Hostname = string & { readonly [hostname]: true };

/** LDH labels (RFC 1123, section 2.1) with at least one dot; undefined for anything else. */
export function parseHostname(text: string): Hostname | undefined {
  const candidate = text.trim().toLowerCase().replace(/\.$/, "");
  const label = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
  const isHostname =
    candidate.length <= 253 && new RegExp(`^${label}(\\.${label})+$`).test(candidate);
  return isHostname ? (candidate as Hostname) : undefined;
}
