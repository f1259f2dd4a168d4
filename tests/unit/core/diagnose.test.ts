import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  CATALOGUE,
  type DiagnosisCode,
  entryOf,
} from "../../../src/core/diagnose/catalogue/catalogue";
import type { Circumstances } from "../../../src/core/diagnose/circumstances";
import { diagnose, type Failure } from "../../../src/core/diagnose/diagnose";
import { CODE_OF_NUMBER } from "../../../src/core/diagnose/entra-errors";
import { findMailReply, MAIL_REPLIES } from "../../../src/core/diagnose/mail-replies";
import { refusalText } from "../../../src/core/diagnose/reply-text";
import type { ProofResult } from "../../../src/core/mail-servers/proof";
import type { Protocol } from "../../../src/core/server";

type Failed = Extract<ProofResult, { readonly ok: false }>;

const JO: Circumstances = {
  protocol: "smtp",
  hostname: "smtp.office365.com",
  port: 587,
  username: "jo@contoso.example",
};

function refused(lines: readonly string[]): Failed {
  return { ok: false, reason: "refused", stage: "authenticate", lines };
}

function codeOf(
  protocol: Protocol,
  lines: readonly string[],
  more: Partial<Circumstances> = {},
): DiagnosisCode {
  const failure = { kind: "login", result: refused(lines) } as const;
  return diagnose(failure, { ...JO, protocol, ...more }).code;
}

describe("every reply that was noted is recognised word for word", () => {
  test.each(MAIL_REPLIES.map((row) => [row.sample, row] as const))("%s", (sample, row) => {
    for (const protocol of row.protocols) {
      const isOfThis = sample.startsWith("-ERR") === (protocol === "pop3");
      if (row.protocols.length > 1 && !isOfThis) continue;
      expect(findMailReply(protocol, refusalText(protocol, [sample]))?.code).toBe(row.code);
      // Whoever has signed in with OAuth2 is not told to do so.
      expect(codeOf(protocol, [sample])).toBe(row.afterOAuth2 ?? row.code);
    }
  });
});

describe("the same reply as other servers, relays and libraries write it", () => {
  const suffixes = [
    "",
    " [AM0PR02CA0014.eurprd02.prod.outlook.com]",
    " [LO2P265CA0499.GBRP265.PROD.OUTLOOK.COM 2026-10-03T08:17:39.523Z 08DCE343A1B1D8C6]",
    " [BYAPR08CA0033.namprd08.prod.exchangelabs.com]",
  ];
  const smtp = MAIL_REPLIES.filter(({ protocols }) => protocols.includes("smtp"));
  const receiving = MAIL_REPLIES.filter(({ protocols }) => !protocols.includes("smtp"));

  test("receiving: whatever tag, case, wrap, and words before and after", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...receiving),
        fc.constantFrom(...suffixes),
        fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9.]{0,6}$/),
        fc.boolean(),
        fc.nat(200),
        (row, suffix, tag, isUpper, at) => {
          const isPop3 = row.sample.startsWith("-ERR");
          const protocol = isPop3 ? "pop3" : "imap";
          const tagged = row.sample.replace(/^A\d /, `${tag} `);
          const spaces = [...tagged.matchAll(/ /g)].map(({ index }) => index).slice(2);
          const place = spaces[at % Math.max(spaces.length, 1)];
          const wrapped =
            place === undefined
              ? [tagged + suffix]
              : [tagged.slice(0, place), ` ${tagged.slice(place + 1)}${suffix}`];
          const lines = isUpper ? wrapped.map((line) => line.toUpperCase()) : wrapped;
          const before = isPop3 ? ["+OK ready", "+ "] : ["* OK ready", "* CAPABILITY IMAP4", "+ "];
          const after = isPop3 ? [] : ["* OK still there"];
          const code = codeOf(protocol, [...before, ...lines, ...after]);
          expect(code).toBe(row.afterOAuth2 ?? row.code);
        },
      ),
      { numRuns: 400 },
    );
  });

  test("sending: whatever server name, case, wrap and earlier lines", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...smtp),
        fc.constantFrom(...suffixes),
        fc.boolean(),
        fc.nat(200),
        fc.boolean(),
        ({ sample, code, afterOAuth2 }, suffix, isUpper, at, isMultiline) => {
          const whole = `${sample}${suffix}`;
          const spaces = [...whole.matchAll(/ /g)].map(({ index }) => index).slice(3);
          const place = spaces[at % Math.max(spaces.length, 1)];
          const [status = "", enhanced = ""] = whole.split(" ");
          const wrapped =
            place === undefined
              ? [whole]
              : isMultiline
                ? [
                    whole.slice(0, place).replace(" ", "-"),
                    `${status} ${enhanced} ${whole.slice(place + 1)}`,
                  ]
                : [`${whole.slice(0, place)}\r\n ${whole.slice(place + 1)}`];
          const lines = isUpper ? wrapped.map((line) => line.toUpperCase()) : wrapped;
          const before = ["220 ready", "250-stand-in", "250 AUTH LOGIN XOAUTH2"];
          expect(codeOf("smtp", [...before, ...lines])).toBe(afterOAuth2 ?? code);
        },
      ),
      { numRuns: 400 },
    );
  });

  test.each([
    // The inner reply of one that wraps it.
    [
      "530 5.7.57 Client not authenticated to send mail. Error: 535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [LO2P123CA0002.GBRP123.PROD.OUTLOOK.COM]",
      "password-incorrect",
    ],
    // https://github.com/HChaoHui/msOauth2api/issues/3
    [
      "Invalid login: 535 5.7.3 Authentication unsuccessful [SGXP274CA0016.SGPP274.PROD.OUTLOOK.COM 2025-03-20T11:25:21.972Z 08DD66EDEFB0DFDF]",
      "sending-refused",
    ],
    // https://github.com/tarickb/sasl-xoauth2/issues/43
    [
      "SASL authentication failed; server smtp.office365.com[40.99.150.50] said: 535 5.7.3 Authentication unsuccessful [FR3P281CA0094.DEUP281.PROD.OUTLOOK.COM]",
      "sending-refused",
    ],
    // https://github.com/jstedfast/MailKit/issues/1712
    [
      "MailKit.Security.AuthenticationException: 535: 5.7.3 Authentication unsuccessful [AM0PR06CA0126.eurprd06.prod.outlook.com 2024-02-14T14:50:26.590Z 08DC2D372B4C3DED]",
      "sending-refused",
    ],
    // Python's smtplib.
    [
      "(535, b'5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [PR2PR09CA0014.eurprd09.prod.outlook.com]')",
      "smtp-auth-disabled-for-tenant",
    ],
  ])("as other programs write it: %s", (text, code) => {
    expect(findMailReply("smtp", refusalText("smtp", [text]))?.code).toBe(code);
  });

  test("another tag, another case, a farewell after it", () => {
    const lines = ["* OK ready", "zz9 no AUTHENTICATE FAILED.", "* BYE signing off."];
    expect(codeOf("imap", lines)).toBe("receiving-refused");
    expect(codeOf("imap", ["* BYE Connection is closed. 14"])).toBe("server-closed-session");
  });

  test("a challenge in the words of Google's servers", () => {
    const challenge = Buffer.from(
      '{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}',
    ).toString("base64");
    expect(codeOf("imap", [`+ ${challenge}`, "a NO SASL authentication failed"])).toBe(
      "not-exchange-online",
    );
  });
});

test("a reply that nobody has noted keeps its words, its stage and its ids", () => {
  const line =
    "550 5.9.9 Something new. Trace ID: 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed Correlation ID: 2c9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bee Timestamp: 2026-11-24 10:12:13Z";
  const found = diagnose({ kind: "login", result: refused([line]) }, JO);
  expect(found).toMatchObject({
    code: "mail-server-refused",
    stage: "authenticate",
    words: line,
    microsoft: "accepted",
    mailbox: "refused",
    traceIds: {
      traceId: "1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed",
      correlationId: "2c9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bee",
      timestamp: "2026-11-24 10:12:13Z",
    },
  });
});

describe("who has signed in tells a refusal apart", () => {
  const kim = { tokenUsername: "kim@contoso.example" };
  const jo = { tokenUsername: "JO@contoso.example" };
  test.each([
    ["smtp", "535 5.7.3 Authentication unsuccessful", {}, "sending-refused"],
    ["smtp", "535 5.7.3 Authentication unsuccessful", jo, "sending-not-allowed"],
    ["smtp", "535 5.7.3 Authentication unsuccessful", kim, "signed-in-as-somebody-else"],
    [
      "smtp",
      "535 5.7.3 Authentication unsuccessful",
      { ...kim, receivingWorks: true },
      "user-name-refused-for-sending",
    ],
    ["imap", "a NO AUTHENTICATE failed.", {}, "receiving-refused"],
    ["imap", "a NO AUTHENTICATE failed.", jo, "receiving-not-allowed"],
    ["imap", "a NO AUTHENTICATE failed.", kim, "signed-in-as-somebody-else"],
    ["imap", "a BAD User is authenticated but not connected.", jo, "mailbox-not-opened"],
    ["imap", "a BAD User is authenticated but not connected.", kim, "signed-in-as-somebody-else"],
    [
      "smtp",
      "535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox.",
      kim,
      "smtp-auth-disabled-for-mailbox",
    ],
  ] as const)("%s %s %j: %s", (protocol, line, more, code) => {
    expect(codeOf(protocol, [line], more)).toBe(code);
  });
});

describe("a personal account has no administrator", () => {
  const row = (sample: string, protocol: Protocol) =>
    diagnose(
      { kind: "login", result: refused([sample]) },
      { ...JO, protocol, username: "jo@outlook.com" },
    );
  test("whatever was refused", () => {
    for (const { sample, protocols } of MAIL_REPLIES) {
      for (const protocol of protocols) {
        expect(row(sample, protocol).fixedBy).not.toBe("administrator");
      }
    }
    for (const number of CODE_OF_NUMBER.keys()) {
      const result = {
        ok: false,
        reason: "refused",
        error: "invalid_grant",
        words: `AADSTS${String(number)}: words`,
      } as const;
      const found = diagnose(
        { kind: "sign-in", mode: "interactive", result },
        { ...JO, username: "jo@hotmail.co.uk" },
      );
      expect([number, found.fixedBy]).not.toEqual([number, "administrator"]);
    }
  });
  test("nobody to ask for the mailbox; but who has locked a setting looks after the computer", () => {
    const sample = "535 5.7.139 SmtpClientAuthentication is disabled for the Mailbox.";
    expect(row(sample, "smtp")).not.toHaveProperty("task");
    const result = { ok: false, reason: "setting-locked" } as const;
    const locked = diagnose({ kind: "commit", result }, { ...JO, username: "jo@outlook.com" });
    expect(locked).toMatchObject({ code: "setting-locked", task: "unlock-settings" });
  });
  test("IMAP is a switch of their own, and sending wants the primary alias", () => {
    expect(row("a BAD User is authenticated but not connected.", "imap").code).toBe(
      "outlook-com-receiving-off",
    );
    expect(row("535 5.7.3 Authentication unsuccessful", "smtp").code).toBe(
      "outlook-com-sending-refused",
    );
  });
});

test("an error of the sign-in service that nobody has noted keeps its words", () => {
  const result = { ok: false, reason: "refused", error: "new_error", words: "words" } as const;
  expect(diagnose({ kind: "sign-in", mode: "interactive", result }, JO)).toMatchObject({
    code: "sign-in-refused",
    words: "new_error\nwords",
    microsoft: "refused",
    mailbox: "not-asked",
  });
});

test("a service that is silent is told from a person who does not come back", () => {
  const result = { ok: false, reason: "timed-out", words: "" } as const;
  const codeOfMode = (mode: "stored" | "interactive") =>
    diagnose({ kind: "sign-in", mode, result }, JO).code;
  expect(codeOfMode("stored")).toBe("sign-in-service-unreachable");
  expect(codeOfMode("interactive")).toBe("sign-in-timed-out");
});

test("a certificate in the sign-in service's place is told with that host", () => {
  const certificate = {
    issuer: "CN=Kaspersky Anti-Virus Personal Root",
    builtInRoot: false,
    error: "SEC_ERROR_UNKNOWN_ISSUER",
  };
  const hostname = "login.microsoftonline.com";
  const result = { ok: false, reason: "unreachable", words: "", certificate, hostname } as const;
  expect(diagnose({ kind: "sign-in", mode: "interactive", result }, JO)).toMatchObject({
    code: "certificate-intercepted",
    hostname,
    certificateIssuer: certificate.issuer,
    refusal: "SEC_ERROR_UNKNOWN_ISSUER",
  });
});

test("the wait that a server names is told", () => {
  const lines = ["a BAD Request is throttled. Suggested Backoff Time: 273742 milliseconds"];
  const found = diagnose({ kind: "login", result: refused(lines) }, { ...JO, protocol: "imap" });
  expect(found.waitSeconds).toBe(274);
  // Where it names none, the one that the sentences name.
  const failure: Failure = {
    kind: "sign-in",
    mode: "interactive",
    result: {
      ok: false,
      reason: "refused",
      error: "invalid_grant",
      words: "AADSTS50053: IdsLocked",
    },
  };
  expect(diagnose(failure, JO)).toMatchObject({ fixedBy: "wait", waitSeconds: 1800 });
});

test("the catalogue: enough codes, each with who, a source and at most two that share its sentences", () => {
  const codes = Object.keys(CATALOGUE) as DiagnosisCode[];
  expect(codes.length).toBeGreaterThanOrEqual(60);
  const shared = new Map<string, number>();
  for (const code of codes) {
    const { source, fixedBy, request, sentences = code } = entryOf(code);
    expect([code, source.length > 0]).toEqual([code, true]);
    // An administrator gets something to do.
    expect([code, fixedBy !== "administrator" || request !== undefined]).toEqual([code, true]);
    shared.set(sentences, (shared.get(sentences) ?? 0) + 1);
  }
  expect([...shared].filter(([, count]) => count > 3)).toEqual([]);
});
