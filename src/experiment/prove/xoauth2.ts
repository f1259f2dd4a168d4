// SASL XOAUTH2, the mechanism of Gmail and Exchange Online; the same for every protocol.
// https://learn.microsoft.com/en-us/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth
import { base64Of } from "../parent-global";

/** The initial response: whose mailbox, with whose token. A secret. */
export function initialResponse(username: string, accessToken: string): string {
  return base64Of(`user=${username}\x01auth=Bearer ${accessToken}\x01\x01`);
}
