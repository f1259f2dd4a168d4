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

/** A message that has one form a plural category (CLDR), e.g. "headlineFlagged_few". */
const COUNTED = /^(.*)_(zero|one|two|few|many|other)$/;

/** The names of the counted messages: the others that end in such a word are named after a code. */
const counted = Object.entries(english).flatMap(([name, { placeholders = {} }]) => {
  const [, base, form] = COUNTED.exec(name) ?? [];
  return form === "other" && "count" in placeholders && base !== undefined ? [base] : [];
});
const isCounted = (name: string) => counted.includes(COUNTED.exec(name)?.[1] ?? "");

/** Messages whose names are put together from a prefix and a code; the compiler knows each of them. */
const COMPOSED =
  /^(planBefore|diagnosis|task|obstacle|remedy|tenantSource|microsoftVerdict|mailboxVerdict|undoFailure|deletePasswordFailure|unreadableRecord|rewritten|stage|blocker|warning|valueSecurity|valueAuthentication|folderUse|folderReason|misplaced|stillMisplaced|showFailure|seen|settingsProblem|stepTitle|stepHint|stepState|thunderbird|thunderbird140)_/;

describe.each(fs.readdirSync("_locales"))("%s", (language) => {
  const messages = load(language);

  test("has the same messages as English, and the same placeholders in each", () => {
    const names = (of: Messages) => Object.keys(of).filter((name) => !isCounted(name));
    expect(names(messages).sort()).toEqual(names(english).sort());
    for (const [name, { message, placeholders }] of Object.entries(messages)) {
      expect([name, message.trim()]).not.toEqual([name, ""]);
      const content = (one?: Message["placeholders"]) =>
        Object.entries(one ?? {}).map(([key, value]) => [key, value.content]);
      const base = COUNTED.exec(name)?.[1] ?? "";
      const original = isCounted(name) ? english[`${base}_other`] : english[name];
      expect([name, content(placeholders)]).toEqual([name, content(original?.placeholders)]);
      for (const key of Object.keys(placeholders ?? {})) {
        // A form for one thing, or for none, may do without the number.
        const isNumber = key === "count" && !name.endsWith("_other");
        if (!isNumber)
          expect([name, message]).toEqual([
            name,
            expect.stringContaining(`$${key.toUpperCase()}$`),
          ]);
      }
      const unknown = [...message.matchAll(/\$([A-Z_]+)\$/g)]
        .map(([, key = ""]) => key.toLowerCase())
        .filter((key) => !(key in (placeholders ?? {})));
      expect([name, unknown]).toEqual([name, []]);
    }
  });

  test("has a form of each counted message for every number", () => {
    const { message = "" } = messages["language"] ?? {};
    expect(message).toBe(language.replace("_", "-"));
    const rules = new Intl.PluralRules(message);
    const forms = [0, 1, 2, 3, 5, 12, 22, 100].map((count) => rules.select(count));
    const wanted = counted.flatMap((base) =>
      [...new Set([...forms, "other"])].map((form) => `${base}_${form}`),
    );
    const found = Object.keys(messages).filter(isCounted);
    expect(found.sort()).toEqual(wanted.sort());
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
    // The guided edition's manifest differs.
    "webpack.config.js",
  ]
    .map(read)
    .join("\n");
  const unused = Object.keys(english)
    .filter((name) => !COMPOSED.test(name))
    .map((name) => (isCounted(name) ? (COUNTED.exec(name)?.[1] ?? "") : name))
    .filter((name) => !new RegExp(`["_]${name}(["_]|__)`).test(sources));
  expect(unused).toEqual([]);
  const named = [...sources.matchAll(/data-message="(\w+)"|__MSG_(\w+?)__/g)].map(
    ([, inPage, inManifest]) => inPage ?? inManifest ?? "",
  );
  expect(named.filter((name) => !(name in english))).toEqual([]);
});
