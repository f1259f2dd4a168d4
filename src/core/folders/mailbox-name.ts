// The names of mailboxes as IMAP writes them.
// Belongs here: from a server's spelling to what a person reads. Not here: what a folder is for
// (-> folder-use.ts). A path is always handed back to the server as it came, never spelt anew.

const BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

/** UTF-16 that stands in base64 between "&" and "-" (RFC 3501, 5.1.3); undefined: it is none. */
function decodeShifted(encoded: string): string | undefined {
  let bits = 0;
  let collected = 0;
  let decoded = "";
  for (const character of encoded) {
    const value = BASE64.indexOf(character);
    if (value < 0) return undefined;
    bits = ((bits << 6) | value) & 0x3fffff;
    collected += 6;
    if (collected >= 16) {
      collected -= 16;
      decoded += String.fromCharCode((bits >> collected) & 0xffff);
    }
  }
  const leftOver = bits & ((1 << collected) - 1);
  return collected < 6 && leftOver === 0 ? decoded : undefined;
}

function decodeModifiedUtf7(name: string): string {
  return name.replace(/&([^-]*)-/g, (whole, encoded: string) =>
    encoded === "" ? "&" : (decodeShifted(encoded) ?? whole),
  );
}

/** One character of UTF-8, of one to four bytes, as the Unicode standard's table 3-7 has them. */
const UTF8 =
  // eslint-disable-next-line no-control-regex
  /[\x00-\x7f]|[\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xef][\x80-\xbf]{2}|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2}|[^]/g;

function decodeUtf8(name: string): string {
  return name.replace(UTF8, (bytes) => {
    const [first = 0, ...others] = Array.from(bytes, (byte) => byte.charCodeAt(0));
    if (others.length === 0) return first < 0x80 ? bytes : "\ufffd";
    const lead = first & (0x3f >> others.length);
    return String.fromCodePoint(others.reduce((code, byte) => code * 64 + (byte & 0x3f), lead));
  });
}

/**
 * What a person reads. A name with bytes above 127 is UTF-8 (RFC 9051; also of servers that send it
 * unasked), every other one modified UTF-7. What is neither is shown as it is.
 *
 * @param name as the server sent it, one character a byte
 */
export function decodeMailboxName(name: string): string {
  return /[\x80-\xff]/.test(name) ? decodeUtf8(name) : decodeModifiedUtf7(name);
}
