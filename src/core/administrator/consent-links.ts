// The links by which an administrator lets Thunderbird sign people in, for the application id that
// this very Thunderbird uses: Thunderbird had another one until 2022, and consent to one is none to
// the other.
import { type Hostname, parseHostname } from "../exchange-online/parse-hostname";
import type { OAuthProvider } from "../mail-servers/oauth-provider";

/** Thunderbird's id until version 102 (bug 1685414); an approval of it is no use any more. */
export const FORMER_CLIENT_ID = "08162f7c-0fd2-4200-a84a-f25a4db0b584";

/** Sign-in services to which a link may lead. */
const AUTHORITIES: ReadonlySet<string> = new Set(["login.microsoftonline.com"]);

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Where the tenant of a link comes from, from certain to guessed. */
export type TenantSource = "token" | "sign-in-service" | "mail-domain" | "unknown";

export interface Tenant {
  /** A GUID, a domain, or "organizations": then the administrator's own. */
  readonly id: string;
  readonly source: TenantSource;
}

/** The domain of a mail address or sign-in name; undefined when it has none that could be one. */
export function domainOf(username: string): Hostname | undefined {
  const at = username.lastIndexOf("@");
  return at < 0 ? undefined : parseHostname(username.slice(at + 1));
}

/**
 * The tenant for a link: what the token names, what the sign-in service has said, or the mail
 * domain, which is right when it is one of the organisation's verified domains.
 *
 * @param found by {@link tenantIn}
 */
export function tenantFor(username: string, tokenTenantId?: string, found?: string): Tenant {
  if (tokenTenantId !== undefined && GUID.test(tokenTenantId)) {
    return { id: tokenTenantId, source: "token" };
  }
  if (found !== undefined && GUID.test(found)) return { id: found, source: "sign-in-service" };
  const domain = domainOf(username);
  return domain
    ? { id: domain, source: "mail-domain" }
    : { id: "organizations", source: "unknown" };
}

/** Where the sign-in service says which organisation a domain belongs to (OpenID Connect Discovery 1.0, 4). */
export function tenantLookupAddress(domain: Hostname): string {
  return `https://login.microsoftonline.com/${domain}/v2.0/.well-known/openid-configuration`;
}

/** The tenant's id in that answer; undefined when it is no such answer, or names another host. */
export function tenantIn(answer: string): string | undefined {
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch {
    return undefined;
  }
  const issuer = (value as { issuer?: unknown } | null)?.issuer;
  const pattern = /^https:\/\/login\.microsoftonline\.com\/([0-9a-f-]{36})\/v2\.0\/?$/i;
  const id = typeof issuer === "string" ? pattern.exec(issuer)?.[1] : undefined;
  return id !== undefined && GUID.test(id) ? id : undefined;
}

export interface ConsentLinks {
  /** Today's form: names the scopes, ends on a registered address. */
  readonly current: string;
  /** Everything that the application has registered. */
  readonly plain: string;
  /** The form of 2022, for portals and guides that still ask for it. */
  readonly former: string;
}

function query(parameters: Readonly<Record<string, string>>): string {
  return Object.entries(parameters)
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join("&");
}

/**
 * The three forms of the link; undefined for a provider that is not Microsoft's.
 * https://learn.microsoft.com/entra/identity-platform/v2-admin-consent and
 * https://learn.microsoft.com/entra/identity/enterprise-apps/grant-admin-consent
 */
export function consentLinks(
  { issuer, clientId, scopes }: OAuthProvider,
  { id }: Tenant,
): ConsentLinks | undefined {
  if (!AUTHORITIES.has(issuer)) return undefined;
  const base = `https://${issuer}/${encodeURIComponent(id)}`;
  // Registered for Thunderbird; nothing listens there, so an error page on it is the good end.
  const redirect = "https://localhost";
  const current = {
    client_id: clientId,
    scope: scopes.join(" "),
    redirect_uri: redirect,
    state: "modern-auth-switch",
  };
  const former = {
    client_id: clientId,
    response_type: "code",
    redirect_uri: redirect,
    prompt: "admin_consent",
  };
  return {
    current: `${base}/v2.0/adminconsent?${query(current)}`,
    plain: `${base}/adminconsent?${query({ client_id: clientId })}`,
    former: `${base}/oauth2/authorize?${query(former)}`,
  };
}
