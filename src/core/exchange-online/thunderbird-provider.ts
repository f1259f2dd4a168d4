import type { OAuthProvider } from "../mail-servers/oauth-provider";

/**
 * What Thunderbird has for Microsoft's servers, where Thunderbird itself cannot be asked. The same, in
 * this order, in mailnews/base/src/OAuth2Providers.sys.mjs (kIssuers and MICROSOFT_SCOPES, joined by
 * combineScopes) of 140.12.0esr and 153.7.0esr, read 2026-11-26. An organisation may have set another
 * application by policy.
 */
export const THUNDERBIRD_PROVIDER: OAuthProvider = {
  issuer: "login.microsoftonline.com",
  clientId: "9e5f94bc-e8a4-4e73-b8be-63364c29d753",
  scopes: [
    "https://outlook.office.com/IMAP.AccessAsUser.All",
    "https://outlook.office.com/POP.AccessAsUser.All",
    "https://outlook.office.com/SMTP.Send",
    "offline_access",
  ],
};

/** The names below which Thunderbird 140 and 153 offer OAuth2 at Microsoft (same file, kHostnames). */
const OFFERED = /(?:^|\.)(?:office365\.com|outlook\.com|hotmail\.com)$/;

/**
 * Whether Thunderbird offers OAuth2 for a host, where it cannot be asked. For receiving it compares with
 * case; the name of an outgoing server reaches the comparison in small letters.
 */
export function thunderbirdOffersOAuth2(hostname: string, type: string): boolean {
  return OFFERED.test(type === "smtp" ? hostname.toLowerCase() : hostname);
}
