import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import {
  CATALOGUE,
  type DiagnosisCode,
  entryOf,
} from "../../src/core/diagnose/catalogue/catalogue";
import { filesBelow, read, readJson } from "./files";

interface Message {
  readonly message: string;
  readonly description?: string;
  readonly placeholders?: Readonly<Record<string, { readonly content: string }>>;
}
type Messages = Readonly<Record<string, Message>>;

const load = (language: string) => readJson<Messages>(`_locales/${language}/messages.json`);
const english = load("en");

/** Messages whose names are put together from a prefix and a code; the compiler knows each of them. */
const COMPOSED =
  /^(diagnosis|task|obstacle|remedy|tenantSource|microsoftVerdict|mailboxVerdict|undoFailure|deletePasswordFailure|unreadableRecord|rewritten|stage|blocker|warning|valueSecurity|valueAuthentication)_/;

describe.each(fs.readdirSync("_locales"))("%s", (language) => {
  const messages = load(language);

  test("has the same messages as English, and the same placeholders in each", () => {
    expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort());
    for (const [name, { message, placeholders }] of Object.entries(messages)) {
      expect([name, message.trim()]).not.toEqual([name, ""]);
      const content = (one?: Message["placeholders"]) =>
        Object.entries(one ?? {}).map(([key, value]) => [key, value.content]);
      expect([name, content(placeholders)]).toEqual([name, content(english[name]?.placeholders)]);
      for (const key of Object.keys(placeholders ?? {})) {
        expect(message).toContain(`$${key.toUpperCase()}$`);
      }
    }
  });
});

test("every diagnosis has what happened and what to do, and there are no others", () => {
  const wanted = (Object.keys(CATALOGUE) as DiagnosisCode[])
    .map((code) => entryOf(code).sentences ?? code)
    .map((code) => code.replaceAll(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase()))
    .flatMap((name) => [`diagnosis_${name}_title`, `diagnosis_${name}_next`]);
  const found = Object.keys(english).filter((name) => name.startsWith("diagnosis_"));
  expect(found.sort()).toEqual([...new Set(wanted)].sort());
});

test("every English message tells translators what it is", () => {
  const silent = Object.entries(english).filter(([, { description }]) => !description);
  expect(silent.map(([name]) => name)).toEqual([]);
});

test("every message is used, and every message that is used is there", () => {
  const sources = [
    ...filesBelow("src", ".ts"),
    ...filesBelow("extension", ".html"),
    "manifest.json",
  ]
    .map(read)
    .join("\n");
  const unused = Object.keys(english)
    .filter((name) => !COMPOSED.test(name))
    .filter((name) => !new RegExp(`["_]${name}(["_]|__)`).test(sources));
  expect(unused).toEqual([]);
  const named = [...sources.matchAll(/data-message="(\w+)"|__MSG_(\w+?)__/g)].map(
    ([, inPage, inManifest]) => inPage ?? inManifest ?? "",
  );
  expect(named.filter((name) => !(name in english))).toEqual([]);
});
