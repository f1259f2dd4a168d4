// Thunderbird's numbers for our words. The numbers die in this file.
import type { Authentication, Security } from "../core/server";

/** nsMsgAuthMethod, mailnews/base/public/MailNewsTypes2.idl */
const AUTHENTICATION: ReadonlyMap<number, Authentication> = new Map([
  [1, "none"],
  [2, "password-cleartext"],
  [3, "password-cleartext"],
  [4, "password-encrypted"],
  [5, "kerberos"],
  [6, "ntlm"],
  [7, "client-certificate"],
  [10, "oauth2"],
]);

/** nsMsgAuthMethod.OAuth2 */
export const NATIVE_OAUTH2 = 10;

/** The word for an nsMsgAuthMethod; what has no word is "other". */
export function authenticationOf(authMethod: number): Authentication {
  return AUTHENTICATION.get(authMethod) ?? "other";
}

/** nsMsgSocketType, same file; 1 was "STARTTLS if available" and is read as 2 (bug 1868517). */
export function securityOf(socketType: number): Security {
  switch (socketType) {
    case Ci.nsMsgSocketType.SSL:
      return "tls";
    case Ci.nsMsgSocketType.plain:
      return "none";
    default:
      return "starttls";
  }
}

/** The reverse of {@link securityOf}. */
export function nativeSecurity(security: Security): number {
  switch (security) {
    case "tls":
      return Ci.nsMsgSocketType.SSL;
    case "starttls":
      return Ci.nsMsgSocketType.alwaysSTARTTLS;
    case "none":
      return Ci.nsMsgSocketType.plain;
  }
}
