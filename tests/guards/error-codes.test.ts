// docs/error-codes.md says what every code means, for help desks: made of the catalogue and the English
// sentences. `UPDATE_DOCUMENTS=1 npx jest error-codes` writes it.
import { expect, test } from "@jest/globals";
import fs from "node:fs";
import {
  CATALOGUE,
  type DiagnosisCode,
  entryOf,
} from "../../src/core/diagnose/catalogue/catalogue";
import { read, readJson } from "./files";

const FILE = "docs/error-codes.md";
const english = readJson<Readonly<Record<string, { readonly message: string }>>>(
  "_locales/en/messages.json",
);

function sentence(code: string, part: "title" | "next"): string {
  const name = code.replaceAll(/-(\w)/g, (_hyphen, letter: string) => letter.toUpperCase());
  const { message = "" } = english[`diagnosis_${name}_${part}`] ?? {};
  // Placeholders as a reader knows them.
  return message
    .replaceAll(/\$(\w+)\$/g, (_all, word: string) => `_${word.toLowerCase().replace("_", " ")}_`)
    .replaceAll("|", "\\|");
}

function document(): string {
  const rows = (Object.keys(CATALOGUE) as DiagnosisCode[]).map((code) => {
    const { fixedBy, sentences = code, source } = entryOf(code);
    const cells = [
      `\`${code}\``,
      sentence(sentences, "title"),
      fixedBy,
      sentence(sentences, "next"),
      source.replaceAll("|", "\\|"),
    ];
    return `| ${cells.join(" | ")} |`;
  });
  return `# Error codes

What the code at the end of a failed switch means, who can fix it, and how. The same code stands in the
report for the help desk and, until the account is switched, in the preference
\`extensions.modern-auth-switch.state.<UID>\`. Made from the catalogue
(\`src/core/diagnose/catalogue\`); a test keeps it up to date.

| code | what happened | who | what to do | known from |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

test("docs/error-codes.md says what the catalogue and the sentences say", () => {
  if (process.env["UPDATE_DOCUMENTS"]) fs.writeFileSync(FILE, document());
  expect(read(FILE)).toBe(document());
});
