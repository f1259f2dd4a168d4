// The one door to every word that a person reads. A misspelt name does not compile.
import type messages from "../../_locales/en/messages.json";
import { browser } from "./browser";

export type MessageName = keyof typeof messages;

/** A message that has one form a plural category of its language (CLDR), e.g. "headlineFlagged". */
type Counted<Name> = Name extends `${infer Base}_other` ? Base : never;
export type CountedMessageName = Counted<MessageName>;

/** The sentence in the person's language. */
export function text(name: MessageName, ...substitutions: readonly string[]): string {
  return browser.i18n.getMessage(name, [...substitutions]);
}

/** The language in which the sentences are (BCP 47), which is English where Thunderbird's has no file. */
export function language(): string {
  return text("language");
}

/** A sentence with a number in it, in the right form; the number is its first placeholder. */
export function counted(
  name: CountedMessageName,
  count: number,
  ...others: readonly string[]
): string {
  const form = new Intl.PluralRules(language()).select(count);
  const words = [count.toLocaleString(language()), ...others];
  // A category that a language uses for fractions and millions only may be left out.
  const inForm = browser.i18n.getMessage(`${name}_${form}`, words);
  return inForm || text(`${name}_other`, ...words);
}

/** "connection-refused" as it stands in a message's name, which knows no hyphen. */
type Camel<Code extends string> = Code extends `${infer Head}-${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Code;

/**
 * The name of the message for a code. As the type is computed as well, a code without a sentence
 * does not compile.
 */
export function messageFor<Prefix extends string, Code extends string>(
  prefix: Prefix,
  code: Code,
): `${Prefix}_${Camel<Code>}` {
  const camel = code.replace(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase());
  return `${prefix}_${camel}` as `${Prefix}_${Camel<Code>}`;
}
