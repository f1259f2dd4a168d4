import { parseHostname } from "./parse-hostname";

/** A mail address as somebody typed it; undefined for what can be none, or is not finished. */
export function mailAddressIn(text: string): string | undefined {
  const address = text.trim();
  const [, domain] = /^[^\s@<>()",:;]{1,64}@([^\s@]+)$/.exec(address) ?? [];
  return domain !== undefined && parseHostname(domain) ? address : undefined;
}
