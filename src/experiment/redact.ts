// The only place where words of a server or of a sign-in service become fit to leave the parent
// process. Removes the exact secrets in use, in every encoding in which a server could echo them,
// whole or in pieces; not patterns, which would remove what a diagnosis needs.
import { bytesOf, parentGlobal } from "./parent-global";

/** Pieces shorter than this are of no use to anyone who finds them. */
const PIECE = 12;
const REMOVED = "[removed]";

/** All texts that hold the secret if a server encodes it somewhere inside a longer text. */
function encodings(secret: string): string[] {
  const bytes = bytesOf(secret);
  // Three bytes become four characters, so there are three ways to lie in a longer base64 text.
  // The characters at both ends also depend on the neighbours, and are left out.
  const base64 = ["", "\0", "\0\0"].map((before) => {
    const encoded = parentGlobal.btoa(before + bytes);
    const start = Math.ceil((before.length * 8) / 6);
    return encoded.slice(start, Math.floor(((before.length + bytes.length) * 8) / 6));
  });
  const base64url = base64.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  const escaped = [secret, ...base64].map((text) => parentGlobal.encodeURIComponent(text));
  return [secret, ...base64, ...base64url, ...escaped];
}

/**
 * A function that replaces every piece of the secrets by "[removed]". Secrets shorter than 12
 * characters are removed only whole.
 */
export function redactor(secrets: readonly string[]): (text: string) => string {
  const pieces = new Set<string>();
  const short: string[] = [];
  for (const encoded of secrets.filter((secret) => secret !== "").flatMap(encodings)) {
    if (encoded.length < PIECE) short.push(encoded);
    for (let i = 0; i + PIECE <= encoded.length; i++) pieces.add(encoded.slice(i, i + PIECE));
  }
  return (text) => {
    const secret = new Array<boolean>(text.length).fill(false);
    for (let i = 0; i + PIECE <= text.length; i++) {
      if (pieces.has(text.slice(i, i + PIECE))) secret.fill(true, i, i + PIECE);
    }
    let clean = "";
    for (let i = 0; i < text.length; i++) {
      if (!secret[i]) clean += text[i] ?? "";
      else if (!secret[i - 1]) clean += REMOVED;
    }
    for (const whole of short) if (whole !== "") clean = clean.replaceAll(whole, REMOVED);
    return clean;
  };
}
