// Every code of the catalogue is come to from something real: a server's reply word for word, an answer
// of the sign-in service, or what the Experiment reports. A code without a row here fails.
import { describe, expect, test } from "@jest/globals";
import fs from "node:fs";
import {
  CATALOGUE,
  type DiagnosisCode,
  entryOf,
} from "../../../src/core/diagnose/catalogue/catalogue";
import type { Circumstances } from "../../../src/core/diagnose/circumstances";
import { diagnose, type Failure } from "../../../src/core/diagnose/diagnose";
import { MAIL_REPLIES } from "../../../src/core/diagnose/mail-replies";
import type { ApplyFailureReason } from "../../../src/core/mail-servers/commit";
import type { ConfirmFailureReason } from "../../../src/core/mail-servers/confirmation";
import type { ProofFailureReason, ProofStage } from "../../../src/core/mail-servers/proof";
import { signInFailure } from "../../../src/core/oauth/sign-in-rejection";
import { SIGN_IN_ERRORS } from "./sign-in-errors";

const JO: Circumstances = {
  protocol: "smtp",
  hostname: "smtp.office365.com",
  port: 587,
  username: "jo@contoso.example",
};
const KIM = { tokenUsername: "kim@contoso.example" };
const SELF = { tokenUsername: "jo@contoso.example" };
const PERSONAL = { username: "jo@outlook.com" };

type Row = readonly [DiagnosisCode, Failure, Partial<Circumstances>?];

const refused = (line: string): Failure => ({
  kind: "login",
  result: { ok: false, reason: "refused", stage: "authenticate", lines: [line] },
});

const onTheWay = (reason: ProofFailureReason, stage?: ProofStage): Failure => ({
  kind: "login",
  result: { ok: false, reason, ...(stage && { stage }), lines: [] },
});

const badCertificate = (error: string): Failure => ({
  kind: "login",
  result: {
    ok: false,
    reason: "certificate-not-trusted",
    stage: "tls",
    certificate: { issuer: "CN=Avast Web/Mail Shield Root", builtInRoot: false, error },
    lines: [],
  },
});

/** What OAuth2.sys.mjs rejects with, as it stands there. */
const rejection = (value: unknown): Failure => ({
  kind: "sign-in",
  mode: "interactive",
  result: { ok: false, ...signInFailure(value) },
});

const commit = (reason: ApplyFailureReason): Failure => ({
  kind: "commit",
  result: { ok: false, reason },
});

const confirmation = (reason: ConfirmFailureReason): Failure => ({
  kind: "confirmation",
  result: { ok: false, serverId: "smtp:smtp1", reason, words: "" },
});

const signIn = (
  reason: "no-provider" | "no-stored-token" | "busy" | "timed-out" | "unreachable",
): Failure => ({ kind: "sign-in", mode: "interactive", result: { ok: false, reason, words: "" } });

const AUTHENTICATE_FAILED = refused("m2 NO AUTHENTICATE failed.");
const NOT_CONNECTED = refused("m3 BAD User is authenticated but not connected.");
const UNSUCCESSFUL = refused("535 5.7.3 Authentication unsuccessful");
const GOOGLES = Buffer.from(
  '{"status":"400","schemes":"Bearer","scope":"https://mail.google.com/"}',
).toString("base64");

const ROWS: readonly Row[] = [
  // Told apart by who has signed in.
  ["receiving-not-allowed", AUTHENTICATE_FAILED, { protocol: "imap", ...SELF }],
  ["signed-in-as-somebody-else", AUTHENTICATE_FAILED, { protocol: "imap", ...KIM }],
  ["sending-not-allowed", UNSUCCESSFUL, SELF],
  ["user-name-refused-for-sending", UNSUCCESSFUL, { ...KIM, receivingWorks: true }],
  ["outlook-com-receiving-off", NOT_CONNECTED, { protocol: "imap", ...PERSONAL }],
  ["outlook-com-sending-refused", UNSUCCESSFUL, PERSONAL],
  [
    "outlook-com-refused",
    refused("535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled."),
    PERSONAL,
  ],
  ["not-exchange-online", refused(`+ ${GOOGLES}`), { protocol: "imap" }],
  ["mail-server-refused", refused("550 5.9.9 Something new")],

  // On the way to a server.
  ["offline", onTheWay("offline")],
  ["unknown-host", onTheWay("unknown-host", "resolve")],
  ["port-blocked", onTheWay("connection-refused", "connect")],
  ["port-blocked", onTheWay("timed-out", "connect")],
  ["connection-broken", onTheWay("connection-failed", "tls")],
  ["connection-closed", onTheWay("connection-closed", "capability")],
  ["certificate-wrong-host", badCertificate("SSL_ERROR_BAD_CERT_DOMAIN")],
  ["certificate-expired", badCertificate("SEC_ERROR_EXPIRED_CERTIFICATE")],
  ["certificate-expired", badCertificate("MOZILLA_PKIX_ERROR_NOT_YET_VALID_CERTIFICATE")],
  ["certificate-intercepted", badCertificate("SEC_ERROR_UNKNOWN_ISSUER")],
  ["certificate-exception", onTheWay("certificate-exception", "tls")],
  ["encryption-not-offered", onTheWay("starttls-not-offered", "capability")],
  ["encryption-tampered", onTheWay("data-before-tls", "capability")],
  ["oauth2-not-offered", onTheWay("oauth2-not-offered", "capability")],
  ["server-timed-out", onTheWay("timed-out", "authenticate")],
  ["server-answer-unreadable", onTheWay("unexpected-reply", "capability")],
  ["sign-in-used-up", onTheWay("unknown-sign-in")],
  ["host-not-allowed", onTheWay("host-not-allowed")],

  // How Thunderbird's own sign-in ends: OAuth2.sys.mjs of 140 and 153.
  ["no-provider", signIn("no-provider")],
  ["no-stored-sign-in", signIn("no-stored-token")],
  ["no-stored-sign-in", rejection('{ "error": "auth_noui" }')],
  ["sign-in-timed-out", signIn("timed-out")],
  ["another-sign-in-open", signIn("busy")],
  ["another-sign-in-open", rejection("Window already open")],
  ["sign-in-declined", rejection('{ "error": "cancelled" }')],
  ["sign-in-declined", rejection('{ "error": "cancelled"}')],
  ["sign-in-declined", rejection("{}")],
  ["sign-in-declined", rejection('{ "error": "user_cancel" }')],
  ["sign-in-declined", rejection('{ "error": "application_closed" }')],
  ["loopback-blocked", rejection('{ "error": "invalid_redirect" }')],
  ["no-browser", rejection('{ "error": "external_browser_launch_failed" }')],
  ["sign-in-answer-mixed-up", rejection('{ "error": "invalid_state" }')],
  ["sign-in-answer-unreadable", rejection('{ "error": "authorization_failed" }')],
  // Another issuer than the one that was asked (RFC 9207): the address has a code and no error.
  ["sign-in-answer-unreadable", rejection("http://localhost:1234/?code=x&iss=https%3A%2F%2Fevil")],
  [
    "consent-declined",
    rejection(
      "https://localhost/?error=access_denied&error_description=AADSTS65004%3a+User+declined+to+consent+to+access+the+app.&state=x",
    ),
  ],
  [
    "password-changed",
    rejection(
      "invalid_grant; AADSTS50173: The provided grant has expired due to it being revoked.; https://login.microsoftonline.com/error?code=50173",
    ),
  ],
  [
    "sign-in-service-unreachable",
    rejection(new TypeError("NetworkError when attempting to fetch")),
  ],
  ["sign-in-answer-unreadable", rejection(new SyntaxError("JSON.parse: unexpected character"))],
  ["sign-in-refused", rejection("new_error; words")],

  // The commit and Thunderbird's own check.
  ["settings-changed-meanwhile", commit("stale-plan")],
  ["setting-locked", commit("setting-locked")],
  ["account-settings-open", commit("account-settings-open")],
  ["login-store-locked", commit("login-store-locked")],
  ["token-not-saved", commit("token-not-saved")],
  ["settings-not-saved", commit("settings-not-saved")],
  ["another-switch-runs", commit("busy")],
  ["thunderbird-refused", confirmation("refused")],
  ["server-unreachable", confirmation("unreachable")],
  ["check-timed-out", confirmation("timed-out")],
  ["set-back", confirmation("set-back")],
];

describe("what is reported comes to its code", () => {
  test.each(ROWS)("%s", (code, failure, circumstances = {}) => {
    expect(diagnose(failure, { ...JO, ...circumstances }).code).toBe(code);
  });
});

test("every code has been come to", () => {
  const codes = new Set<string>([
    ...ROWS.map(([code]) => code),
    ...SIGN_IN_ERRORS.map(([code]) => code),
    ...MAIL_REPLIES.flatMap(({ code, afterOAuth2 = code }) => [code, afterOAuth2]),
  ]);
  expect(Object.keys(CATALOGUE).filter((code) => !codes.has(code))).toEqual([]);
});

test("a personal account is never told of an administrator, in any language", () => {
  const failures = [
    ...ROWS.map(([, failure]) => failure),
    ...MAIL_REPLIES.map(({ sample }) => refused(sample)),
    ...SIGN_IN_ERRORS.map(([, error, words]): Failure => {
      const result = { ok: false, reason: "refused", error, words } as const;
      return { kind: "sign-in", mode: "interactive", result };
    }),
    // Whoever locks settings looks after the computer, and not after the mailbox.
  ].filter(({ kind }) => kind !== "commit");
  const languages = fs
    .readdirSync("_locales")
    .map(
      (language) =>
        JSON.parse(fs.readFileSync(`_locales/${language}/messages.json`, "utf8")) as Record<
          string,
          { readonly message: string }
        >,
    );
  for (const failure of failures) {
    for (const protocol of ["imap", "pop3", "smtp"] as const) {
      const { code, fixedBy, task } = diagnose(failure, { ...JO, ...PERSONAL, protocol });
      expect([code, fixedBy, task]).toEqual([code, expect.not.stringMatching("admin"), undefined]);
      const { sentences = code } = entryOf(code);
      const name = sentences.replace(/-(\w)/g, (_all, letter: string) => letter.toUpperCase());
      for (const messages of languages) {
        for (const part of ["title", "next"]) {
          const words = messages[`diagnosis_${name}_${part}`]?.message;
          expect([code, words]).toEqual([code, expect.not.stringMatching(/administrator|管理者/i)]);
        }
      }
    }
  }
});
