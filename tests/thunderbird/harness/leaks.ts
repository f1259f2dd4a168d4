// Looks for secrets where none may be. Every lab does so before its Thunderbird ends.
import type { Exchange } from "../../exchange/exchange";
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
export async function assertNoLeaks(thunderbird: Thunderbird, exchange: Exchange): Promise<void> {
  const secrets = exchange.secrets();
  // 140 itself loads https://localhost/?code=… in its window, and Gecko warns of that page's layout.
  const crossed = leaks(await thunderbird.crossed(), [...secrets, ...exchange.provider.codes()]);
  const found = [...crossed, ...leaks(await thunderbird.console(), secrets)];
  if (found.length > 0)
    throw new Error(`A secret has left the parent process:\n${found.join("\n")}`);
}
