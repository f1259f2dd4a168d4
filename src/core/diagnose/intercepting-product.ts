// Security products that answer in a server's place, by the issuer they write into their certificates.
// Seen in support questions and in the vendors' own documentation; read 2026-11-24.

const PRODUCTS: readonly (readonly [pattern: RegExp, product: string])[] = [
  [/avast/i, "Avast"],
  [/\bavg\b/i, "AVG"],
  [/kaspersky/i, "Kaspersky"],
  [/bitdefender/i, "Bitdefender"],
  [/\beset\b/i, "ESET"],
  [/norton|symantec|blue ?coat/i, "Norton / Symantec"],
  [/mcafee|skyhigh/i, "McAfee"],
  [/dr\.?\s?web/i, "Dr.Web"],
  [/\bg ?data\b/i, "G DATA"],
  [/trend ?micro/i, "Trend Micro"],
  [/sophos/i, "Sophos"],
  [/zscaler/i, "Zscaler"],
  [/netskope/i, "Netskope"],
  [/fortinet|fortigate/i, "Fortinet"],
  [/palo alto/i, "Palo Alto Networks"],
  [/check ?point/i, "Check Point"],
  [/forcepoint|websense/i, "Forcepoint"],
  [/cisco|umbrella/i, "Cisco Umbrella"],
  [/cloudflare.*(?:gateway|zero trust)/i, "Cloudflare Zero Trust"],
  [/barracuda/i, "Barracuda"],
  [/watchguard/i, "WatchGuard"],
  [/sonicwall/i, "SonicWall"],
];

/** One attribute of a distinguished name (RFC 4514), unquoted. */
function attribute(name: string, issuer: string): string | undefined {
  const [, quoted, plain] =
    new RegExp(`(?:^|,)\\s*${name}=(?:"([^"]*)"|([^,]*))`, "i").exec(issuer) ?? [];
  return (quoted ?? plain)?.trim();
}

/** Names of the services that are imitated: whoever uses one does not say who it is. */
const IMITATED = /(?:^|\.)(?:microsoftonline|office365|office|outlook|live|microsoft)\.com$/i;

/**
 * Who stands behind a certificate: a product by its usual name, else what the issuer calls itself;
 * undefined when it says nothing, or calls itself Microsoft's.
 *
 * @param issuer a distinguished name as NSS writes it, e.g. "CN=Avast Web/Mail Shield Root,O=Avast"
 */
export function issuerName(issuer: string): string | undefined {
  const known = PRODUCTS.find(([pattern]) => pattern.test(issuer));
  const names = [known?.[1], attribute("O", issuer), attribute("CN", issuer), issuer];
  const name = names.find((one) => one !== undefined && one !== "");
  return name === undefined || IMITATED.test(name) ? undefined : name;
}
