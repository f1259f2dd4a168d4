// Thunderbird's own table of OAuth2 providers: the only source of where a token may come from and
// where it may go. No page can name an endpoint.
import type { OAuthProvider } from "../core/mail-servers/oauth-provider";
import type { Protocol } from "../core/server";

const { OAuth2Providers } = ChromeUtils.importESModule(
  "resource:///modules/OAuth2Providers.sys.mjs",
);

/** A provider as the parent process uses it. */
export interface Provider extends OAuthProvider {
  readonly issuerDetails: IssuerDetails;
  /** Space-separated, as in an `oauth://` login's realm. */
  readonly allScopes: string;
  readonly requiredScopes: string;
}

/** The scopes of a space-separated list (RFC 6749, section 3.3). */
function scopeSet(scopes: string): ReadonlySet<string> {
  return new Set(scopes.split(" ").filter((scope) => scope !== ""));
}

/** Whether a grant covers what is required. */
export function covers(granted: string, required: string): boolean {
  const scopes = scopeSet(granted);
  return [...scopeSet(required)].every((scope) => scopes.has(scope));
}

/**
 * What Thunderbird would use for this host as it is spelled: 140 and 153 compare with case, so a
 * host in capitals has no provider there although the policy of the network is the same.
 */
export function findProvider(hostname: string, protocol: Protocol): Provider | undefined {
  const details = OAuth2Providers.getHostnameDetails(hostname, protocol);
  const issuerDetails = details && OAuth2Providers.getIssuerDetails(details.issuer);
  if (!details || !issuerDetails?.clientId) return undefined;
  return {
    issuer: details.issuer,
    clientId: issuerDetails.clientId,
    scopes: [...scopeSet(details.allScopes)],
    issuerDetails,
    allScopes: details.allScopes,
    requiredScopes: details.requiredScopes,
  };
}
