// The only way in which a value of ours gets into a command that an administrator will run.

/** RFC 5321, 4.1.2: a Dot-string, without the backtick that PowerShell reads, and a domain of LDH labels. */
const MAILBOX =
  /^(?=.{1,64}@)[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_{|}~-]+)*@(?=.{1,253}$)[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;
const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** No value, and no command either: PowerShell refuses to parse it. */
export const PLACEHOLDER = "<mailbox>";

/** A text as a single-quoted string, in which PowerShell takes typographic quotes for quotes too (about_Quoting_Rules). */
export function powershellString(text: string): string {
  return `'${text.replace(/['\u2018\u2019\u201A\u201B]/g, "$&$&")}'`;
}

/**
 * A mailbox address or GUID, quoted; {@link PLACEHOLDER} for anything else.
 *
 * @param text as it stands in the account's settings, by whomever it was written there
 */
export function powershellIdentity(text: string): string {
  return MAILBOX.test(text) || GUID.test(text) ? powershellString(text) : PLACEHOLDER;
}
