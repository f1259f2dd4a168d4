/** RFC 3501, 5.1.3. */
export function toModifiedUtf7(name: string): string {
  return name.replace(/&|[^\x20-\x7e]+/g, (shifted) => {
    if (shifted === "&") return "&-";
    const base64 = Buffer.from(shifted, "utf16le").swap16().toString("base64");
    return `&${base64.replace(/=+$/, "").replaceAll("/", ",")}-`;
  });
}
