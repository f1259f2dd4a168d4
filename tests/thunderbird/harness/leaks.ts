// Looks for secrets where none may be. Every lab does so before its Thunderbird ends.
import type { Thunderbird } from "./thunderbird";

/** A secret as it looks in plain, in a URL, and anywhere inside a longer base64 text. */
function forms(secret: string): readonly string[] {
  const aligned = ["", "x", "xy"].map((before) =>
    // The first and last characters of the base64 text also depend on the neighbours.
    Buffer.from(before + secret)
      .toString("base64")
      .replace(/=+$/, "")
      .slice(4, -4),
  );
  const url = aligned.map((text) => text.replaceAll("+", "-").replaceAll("/", "_"));
  return [secret, encodeURIComponent(secret), ...aligned, ...url].filter((form) => form.length > 6);
}

/** The texts that hold a secret, in any of its forms. */
export function leaks(texts: readonly string[], secrets: readonly string[]): readonly string[] {
  const all = secrets.flatMap(forms);
  return texts.filter((text) => all.some((form) => text.includes(form)));
}

/** @throws when a secret crossed to the add-on or reached the console */
export async function assertNoLeaks(
  thunderbird: Thunderbird,
  secrets: readonly string[],
): Promise<void> {
  const seen = [...(await thunderbird.crossed()), ...(await thunderbird.console())];
  const found = leaks(seen, secrets);
  if (found.length > 0)
    throw new Error(`A secret has left the parent process:\n${found.join("\n")}`);
}
