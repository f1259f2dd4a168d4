// What a server says may be anything: a proof ends in one of its declared failures, after a bounded
// number of commands, and sends the token only when it may.
import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { MailConnection } from "../../../src/experiment/prove/mail-connection";
import { ProofStopped } from "../../../src/experiment/prove/proof-stopped";
import { proveImap } from "../../../src/experiment/prove/prove-imap";
import { proveSmtp } from "../../../src/experiment/prove/prove-smtp";

const TOKEN = "dXNlcj1qbw==";

/** Plays these lines, whatever is sent, and then closes. */
function connectionOf(lines: readonly string[]) {
  const sent: string[] = [];
  let next = 0;
  let checked = false;
  let tokenBeforeCheck = false;
  const readLine = () => {
    const line = lines[next++];
    return line === undefined
      ? Promise.reject(new ProofStopped("connection-closed"))
      : Promise.resolve(line);
  };
  const connection = {
    send: (line: string) => {
      if (line.includes(TOKEN) && !checked) tokenBeforeCheck = true;
      sent.push(line);
    },
    readLine,
    readBytesOfLine: readLine,
    readBytes: () => Promise.reject(new ProofStopped("connection-closed")),
    keep: (line: string) => line,
    enter: () => undefined,
    startTls: () => undefined,
    checkCertificate: () => {
      checked = true;
      return Promise.resolve();
    },
  } as unknown as MailConnection;
  return { connection, sent, leaked: () => tokenBeforeCheck };
}

const IMAP_LINES = [
  "* OK ready",
  "* BYE",
  "* PREAUTH",
  "* CAPABILITY IMAP4rev1 STARTTLS",
  "* CAPABILITY IMAP4rev1 AUTH=XOAUTH2 SASL-IR",
  "* CAPABILITY",
  "m1 OK",
  "m2 OK",
  "m3 OK",
  "m4 OK",
  "m1 NO",
  "m2 BAD",
  "m3",
  "+",
  "+ eyJzdGF0dXMiOiI0MDAifQ==",
  "*",
  "",
  "* LIST () NIL x",
];
const SMTP_LINES = [
  "220 ready",
  "220",
  "554 no",
  "250-outlook",
  "250 STARTTLS",
  "250-AUTH LOGIN XOAUTH2",
  "250 AUTH=XOAUTH2",
  "250",
  "334 eyJ",
  "235 2.7.0",
  "535-5.7.139 no",
  "535 5.7.3 no",
  "2500",
  "x",
  "",
];

for (const [name, prove, lines] of [
  ["IMAP", proveImap, IMAP_LINES],
  ["SMTP", proveSmtp, SMTP_LINES],
] as const) {
  test(`${name}: whatever the server says`, async () => {
    const line = fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...lines) },
      { weight: 1, arbitrary: fc.string({ maxLength: 200 }) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 14 }),
        fc.constantFrom("tls" as const, "starttls" as const),
        async (said, security) => {
          const { connection, sent, leaked } = connectionOf(said);
          const end = await prove(connection, security, TOKEN).catch((error: unknown) => error);
          expect(end === undefined || end instanceof ProofStopped).toBe(true);
          expect(sent.length).toBeLessThanOrEqual(said.length + 1);
          expect(leaked()).toBe(false);
        },
      ),
      { numRuns: 3000 },
    );
  });
}
