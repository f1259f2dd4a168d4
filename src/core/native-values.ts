// Thunderbird's numbers for our words, as its objects and its preferences have them (both in
// mailnews/base/public/MailNewsTypes2.idl, the same in 140 and 153). The numbers die in this file.
import type { Authentication, Security } from "./server";

/** nsMsgAuthMethod */
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

/** nsMsgSocketType; 1 was "STARTTLS if available" and is read as 2 (bug 1868517). */
const SOCKET_TYPE = { none: 0, starttls: 2, tls: 3 } as const satisfies Record<Security, number>;

/** The word for an nsMsgSocketType. */
export function securityOf(socketType: number): Security {
  switch (socketType) {
    case SOCKET_TYPE.tls:
      return "tls";
    case SOCKET_TYPE.none:
      return "none";
    default:
      return "starttls";
  }
}

/** The reverse of {@link securityOf}. */
export function nativeSecurity(security: Security): number {
  return SOCKET_TYPE[security];
}
