// The one door to every word that a person reads. A misspelt name does not compile.
import type messages from "../../_locales/en/messages.json";
import { browser } from "../messenger/browser";

export type MessageName = keyof typeof messages;

/** The sentence in the person's language. */
export function text(name: MessageName, ...substitutions: readonly string[]): string {
  return browser.i18n.getMessage(name, [...substitutions]);
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

/** Fills in the sentences that a page names by `data-message`, and says which language it is in. */
export function localisePage(): void {
  document.documentElement.lang = browser.i18n.getUILanguage();
  for (const node of document.querySelectorAll<HTMLElement>("[data-message]")) {
    node.textContent = text(node.dataset["message"] as MessageName);
  }
  for (const template of document.querySelectorAll("template")) {
    for (const node of template.content.querySelectorAll<HTMLElement>("[data-message]")) {
      node.textContent = text(node.dataset["message"] as MessageName);
    }
  }
}
