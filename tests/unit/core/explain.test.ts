// What a page says to somebody who changes the settings by hand: each cause has its place, and the words
// on a screen lead to it.
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  CATALOGUE,
  type DiagnosisCode,
  entryOf,
} from "../../../src/core/diagnose/catalogue/catalogue";
import { codesForWords, diagnosisByHand } from "../../../src/core/diagnose/explain";
import { MAIL_REPLIES } from "../../../src/core/diagnose/mail-replies";
import { SCREEN_WORDS } from "../../../src/core/diagnose/on-screen/all-screen-words";
import { ONLY_BY_SWITCH } from "../../../src/core/diagnose/only-by-switch";
import { ALL_SEEN, SEEN_WHEN } from "../../../src/core/diagnose/seen-when";
import { serverOf } from "../../../src/core/diagnose/server-of";
import { SIGN_IN_ERRORS } from "./sign-in-errors";

const CODES = Object.keys(CATALOGUE) as DiagnosisCode[];
const seenCodes = ALL_SEEN.flatMap((seen) => [...SEEN_WHEN[seen]] as DiagnosisCode[]);
const sentencesOf = (code: DiagnosisCode) => entryOf(code).sentences ?? code;

describe("every code has one place", () => {
  test("among what people see, or among what only a switch comes to", () => {
    expect([...seenCodes, ...Object.keys(ONLY_BY_SWITCH)].sort()).toEqual([...CODES].sort());
  });

  test("codes with the same sentences stand in the same list, and ask for the same", () => {
    for (const seen of ALL_SEEN) {
      for (const code of SEEN_WHEN[seen]) {
        const same = sentencesOf(code) as DiagnosisCode;
        expect([code, SEEN_WHEN[seen]]).toEqual([code, expect.arrayContaining([same])]);
        const { fixedBy, request } = entryOf(code);
        const other = entryOf(same);
        expect([code, fixedBy, request]).toEqual([code, other.fixedBy, other.request]);
      }
    }
  });
});

describe("the words of a server", () => {
  test.each(MAIL_REPLIES.map((row) => [row.sample, row] as const))("%s", (sample, row) => {
    const codes = codesForWords(sample);
    expect(codes[0]).toBe(row.code);
    // Whether a password or OAuth2 was used is not known, so both are explained.
    if (row.afterOAuth2) expect(codes[1]).toBe(row.afterOAuth2);
  });

  test("are found in the message box around them", () => {
    const box = (words: string) =>
      `An error occurred while sending mail: Outgoing server (SMTP) error. The server responded:  ${words}. Please check the message and try again.`;
    expect(
      codesForWords(
        box(
          "535 5.7.139 Authentication unsuccessful,\nSmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [AM0PR02CA0014.eurprd02.prod.outlook.com]",
        ),
      ),
    ).toEqual(["smtp-auth-disabled-for-tenant"]);
    expect(codesForWords(box("5.7.3 Authentication unsuccessful"))).toEqual(["sending-refused"]);
    expect(codesForWords("smtpclientauthentication is disabled for the mailbox")).toEqual([
      "smtp-auth-disabled-for-mailbox",
    ]);
  });
});

describe("the words of the sign-in service", () => {
  test.each(SIGN_IN_ERRORS)("%s", (code, error, words) => {
    expect(codesForWords(`${error}; ${words}`)[0]).toBe(code);
  });

  test.each<readonly [string, readonly DiagnosisCode[]]>([
    ["AADSTS90094: The grant requires admin permission.", ["administrator-consent-required"]],
    ["aadsts90094", ["administrator-consent-required"]],
    ["Error Code: 53003\nRequest Id: 1 Correlation Id: 2", ["conditional-access-blocked"]],
    ["Sorry, but we’re having trouble. AADSTS999999: new.", ["sign-in-refused"]],
    ["invalid_grant; AADSTS50173: revoked", ["password-changed"]],
    ["https://localhost/?error=access_denied&state=x", ["sign-in-declined"]],
    ["AADSTS999999 unauthorized_client", ["application-not-in-organisation"]],
  ])("%s", (words, codes) => {
    expect(codesForWords(words)).toEqual(codes);
  });
});

describe("the words of a window or a page", () => {
  test.each(SCREEN_WORDS.flatMap((row) => row.samples.map((sample) => [sample, row] as const)))(
    "%s",
    (sample, { codes }) => {
      expect(codesForWords(sample)).toEqual(codes);
      expect(codesForWords(`Alert\n${sample}\nOK`)).toEqual(codes);
    },
  );

  test("names of a certificate's fault", () => {
    expect(codesForWords("Error code: SSL_ERROR_BAD_CERT_DOMAIN")).toEqual([
      "certificate-wrong-host",
    ]);
    expect(codesForWords("SEC_ERROR_UNKNOWN_ISSUER")).toEqual(["certificate-intercepted"]);
  });

  test("every code that words lead to has its place on the page", () => {
    const found = SCREEN_WORDS.flatMap(({ codes }) => codes);
    expect(found.filter((code) => !seenCodes.includes(code))).toEqual([]);
  });
});

describe("other words", () => {
  test.each(["", " ", "hello", "550 5.1.1 User unknown", "Sending of the message failed."])(
    "%j means nothing that is known",
    (words) => {
      expect(codesForWords(words)).toEqual([]);
    },
  );

  test("whatever they are, nothing is thrown and nothing comes twice", () => {
    const part = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom(...MAIL_REPLIES.map(({ sample }) => sample), "AADSTS", "\n", "_", "535 "),
      fc.constantFrom(...SCREEN_WORDS.flatMap(({ samples }) => samples)),
    );
    const words = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(" "));
    fc.assert(
      fc.property(words, (text) => {
        const codes = codesForWords(text);
        expect(new Set(codes).size).toBe(codes.length);
        for (const code of codes) expect(seenCodes).toContain(code);
      }),
    );
  });

  test("a text of any length is answered at once", () => {
    const before = Date.now();
    codesForWords("Login to account Login to server smtp with username ".repeat(200_000));
    expect(Date.now() - before).toBeLessThan(2000);
  });
});

describe("a diagnosis by hand", () => {
  const at = (code: DiagnosisCode, username: string, words = "") =>
    diagnosisByHand(code, { ...serverOf(code, words), username }, words);

  test("has what the message for an administrator needs", () => {
    const words =
      "AADSTS90094: x Trace ID: 1f1c5c34-0b5e-4a3f-8c2b-3a6d2f1b0100 Timestamp: 2026-11-23 10:00:00Z";
    expect(at("administrator-consent-required", "jo@contoso.example", words)).toEqual({
      code: "administrator-consent-required",
      fixedBy: "administrator",
      task: "consent",
      microsoft: "not-asked",
      mailbox: "not-asked",
      hostname: "login.microsoftonline.com",
      port: 443,
      mailboxName: "jo@contoso.example",
      words,
      refusal: words,
      traceIds: {
        traceId: "1f1c5c34-0b5e-4a3f-8c2b-3a6d2f1b0100",
        timestamp: "2026-11-23 10:00:00Z",
      },
    });
  });

  test("a personal account is never told of an administrator, unless it is this computer's", () => {
    for (const code of seenCodes) {
      const { fixedBy, task } = at(code, "jo@outlook.com");
      const isLocked = code === "setting-locked";
      expect([code, fixedBy === "administrator", task !== undefined]).toEqual([
        code,
        isLocked,
        isLocked,
      ]);
    }
    expect(at("sending-refused", "jo@hotmail.com").code).toBe("outlook-com-sending-refused");
  });

  test("names the server that was asked, and the time that it named", () => {
    expect(at("sending-refused", "jo@contoso.example")).toMatchObject({ port: 587 });
    expect(at("port-blocked", "", "SMTP smtp.office365.com")).toMatchObject({ port: 587 });
    expect(at("receiving-refused", "", "-ERR Authentication failure")).toMatchObject({
      protocol: "pop3",
      port: 995,
    });
    const words = "A3 BAD Request is throttled. Suggested Backoff Time: 273742 milliseconds";
    expect(at("throttled", "", words).waitSeconds).toBe(274);
  });
});
