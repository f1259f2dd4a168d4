// Said before the click: will somebody have to sign in?
import type { StoredSecret } from "../core/mail-servers/stored-login";
import { text, type MessageName } from "../messenger/text";

const WORDS: Record<StoredSecret, MessageName> = {
  some: "signInNotNeeded",
  none: "signInNeeded",
  locked: "signInLocked",
};

/** @param token whether Thunderbird has a sign-in for the mailbox */
export function signInWords(token: StoredSecret): string {
  return text(WORDS[token]);
}
