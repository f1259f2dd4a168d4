import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess } from "../../../src/core/assess/assess";
import { plan } from "../../../src/core/plan/plan";
import { markdownText, markdownVerbatim } from "../../../src/core/report/markdown";
import { withoutPersonalParts } from "../../../src/core/report/personal-parts";
import { makeReport, type ReportSource } from "../../../src/core/report/report";
import { reportMarkdown } from "../../../src/core/report/report-markdown";
import { reportParts } from "../../../src/core/report/report-parts";
import { readRunLog, type RunLog } from "../../../src/core/report/run-log";
import { imapServer, settingsOf, smtpServer } from "./servers";

const SETTINGS = settingsOf(
  imapServer({ authentication: "password-cleartext" }),
  smtpServer({ authentication: "password-cleartext" }),
);
const RUN: RunLog = {
  accountId: "account1",
  began: "2026-11-24T10:00:00.000Z",
  stages: [
    { kind: "signing-in", at: 0 },
    { kind: "not-proven", at: 1234, hostname: "smtp.office365.com" },
  ],
  diagnosis: {
    code: "sending-not-allowed",
    fixedBy: "administrator",
    microsoft: "accepted",
    mailbox: "refused",
    protocol: "smtp",
    stage: "authenticate",
    hostname: "smtp.office365.com",
    port: 587,
    mailboxName: "jo@contoso.example",
    signedInAs: "Jo@contoso.example",
    tenantId: "0e1c3a52-7c33-4f0a-9f5e-2d3a1b6c7d8e",
    words:
      "535 5.7.3 Authentication unsuccessful for jo@contoso.example, cc other@elsewhere.example",
    refusal: "535 5.7.3 Authentication unsuccessful",
    traceIds: { traceId: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed" },
  },
};

function source(): ReportSource {
  return {
    versions: {
      time: "2026-11-24T10:00:01.000Z",
      addOn: "0.1.0",
      thunderbird: "Thunderbird 153.7.0",
      system: "linux x86-64",
      language: "en",
    },
    signInBy: "browser",
    obstacles: [{ code: "proxy", locked: true }],
    findings: assess(SETTINGS).map((finding) => ({
      finding,
      plan: plan(finding, SETTINGS, () => true),
    })),
    lastRun: RUN,
  };
}

const HEADING = (name: string) => name;

test("a report tells versions, accounts, plan, obstacles, stages with times, words and codes", () => {
  const text = reportMarkdown(reportParts(makeReport(source(), true), HEADING));
  for (const part of [
    "Thunderbird 153\\.7\\.0",
    "proxy \\(locked\\)",
    "imap outlook\\.office365\\.com\\:993",
    "authentication\\: password\\-cleartext → oauth2",
    "1\\.2 s not\\-proven\\, smtp\\.office365\\.com",
    "code\\: sending\\-not\\-allowed",
    "traceId\\: 1b9d6bcd",
    "535 5.7.3 Authentication unsuccessful for jo@contoso.example",
  ]) {
    expect(text).toContain(part);
  }
});

test("personal parts are taken out unless they are to be kept; what is alike stays alike", () => {
  const whole = JSON.stringify(makeReport(source(), false));
  expect(whole).not.toMatch(/contoso\.example|elsewhere\.example|0e1c3a52|"Jo|jo@/i);
  expect(whole).toContain("1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed");
  const { lastRun } = makeReport(source(), false);
  expect(lastRun?.diagnosis?.mailboxName).toBe(lastRun?.diagnosis?.signedInAs);
  expect(lastRun?.diagnosis?.words).toContain(lastRun?.diagnosis?.mailboxName);
  expect(JSON.stringify(makeReport(source(), true))).toContain("jo@contoso.example");
});

test("an account may be called like a part of a host name, and a personal domain is no person", () => {
  const clean = withoutPersonalParts(["Outlook", "contoso.example"]);
  expect(clean("Outlook: imap outlook.office365.com:993, mail.contoso.example, my outlook.")).toBe(
    "[name 1]: imap outlook.office365.com:993, mail.[name 2], my [name 1].",
  );
  const personal = settingsOf(
    imapServer({ username: "jo@outlook.com", hostname: "outlook.office365.com" }),
    smtpServer({ username: "jo@outlook.com", hostname: "smtp-mail.outlook.com" }),
  );
  const findings = assess(personal).map((finding) => ({
    finding,
    plan: plan(finding, personal, () => true),
  }));
  const whole = JSON.stringify(makeReport({ ...source(), findings, lastRun: undefined }, false));
  expect(whole).toContain("smtp-mail.outlook.com");
  expect(whole).not.toContain("jo@");
});

test("no name is left, in whatever text and case", () => {
  fc.assert(
    fc.property(
      fc.array(fc.emailAddress(), { minLength: 1, maxLength: 4 }),
      fc.array(fc.string(), { maxLength: 4 }),
      (names, around) => {
        const text = names.map((name, i) => `${around[i] ?? ""} ${name.toUpperCase()} `).join("");
        const clean = withoutPersonalParts(names)(text).toLowerCase();
        for (const name of names) expect(clean).not.toContain(name.toLowerCase());
      },
    ),
  );
});

test("Markdown: text stays text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const escaped = markdownText(text);
      expect(escaped).not.toMatch(/[\n\r]/);
      // CommonMark 2.4: a backslash before a punctuation character, and only there, is no text.
      expect(escaped.replace(/\\[!-/:-@[-`{-~]/g, "")).not.toMatch(/[!-/:-@[-`{-~]/);
      const read = escaped.replace(/\\([!-/:-@[-`{-~])/g, "$1");
      expect(read).toBe(text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").trim());
    }),
    { numRuns: 500 },
  );
});

test("Markdown: a fence is longer than any in the text", () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom("`", "~", "a", "\n", "\r") }), (text) => {
      const lines = markdownVerbatim(text).split("\n");
      const fence = /^`+/.exec(lines[0] ?? "")?.[0] ?? "";
      expect(lines.at(-1)).toBe(fence);
      for (const line of lines.slice(1, -1)) expect(line).not.toContain(fence);
    }),
  );
});

test.each(["null", "{}", "[]", "<x>", '{"began": 1, "stages": []}'])("%s is no run", (text) => {
  expect(readRunLog(text)).toBeUndefined();
});
