// What Thunderbird's own modules offer a script in the Experiment's sandbox, which has neither
// sockets nor timers nor base64 of its own (measured on 140 and 153).

/** The shared global of the parent process. Its objects are of another compartment: pass strings. */
export const parentGlobal = Cu.getGlobalForObject(Services);

export const { setTimeout, clearTimeout } = ChromeUtils.importESModule(
  "resource://gre/modules/Timer.sys.mjs",
);
export const { MailServices } = ChromeUtils.importESModule(
  "resource:///modules/MailServices.sys.mjs",
);

/** A random id that says nothing about what it names (RFC 9562, version 4). */
export function randomId(): string {
  return parentGlobal.crypto.randomUUID();
}

/** UTF-8, one character a byte, as `TCPSocket.send` and `btoa` want it. */
export function bytesOf(text: string): string {
  const bytes = new parentGlobal.TextEncoder().encode(text);
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}

/** The reverse of {@link bytesOf}; what is no UTF-8 becomes U+FFFD. */
export function textOf(binary: string): string {
  // Each byte would have to cross into another compartment.
  if (/^[\x20-\x7e]*$/.test(binary)) return binary;
  const codes = Array.from(binary, (character) => character.charCodeAt(0));
  return new parentGlobal.TextDecoder().decode(parentGlobal.Uint8Array.from(codes));
}

/** Base64 (RFC 4648, section 4) of a text's UTF-8. */
export function base64Of(text: string): string {
  return parentGlobal.btoa(bytesOf(text));
}
