// What proveLogin refuses before any connection, and what it says when a server misbehaves.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTS } from "../exchange/certificates";
import type { SmtpFault } from "../exchange/smtp-front-door";
import { SMTP_AUTH_DISABLED } from "../exchange/submission";
import type { ProofResult } from "../../src/core/mail-servers/proof";
import type { SignInResult } from "../../src/core/mail-servers/sign-in";
import { Lab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";
import { leaks } from "./harness/leaks";

const JO = "jo@contoso.example";
const INCOMING = "incoming:server1";
const OUTGOING = "outgoing:smtp1";
const IMAP = { hostname: HOSTS.incoming, port: 993, security: "tls", username: JO };
const SMTP = { hostname: HOSTS.outgoing, port: 587, security: "starttls", username: JO };

let lab: Lab;
let page: Page;
let signInId: string;

before(async () => {
  lab = await Lab.start({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS], tokensOf: [JO] });
  page = await Page.open(lab.thunderbird, "overview.html");
  const result = await page.run<[string, string], SignInResult>(
    (hostname, username) =>
      messenger.mailServers.signIn({ hostname, protocol: "imap", username, mode: "stored" }),
    HOSTS.incoming,
    JO,
  );
  assert.ok(result.ok);
  signInId = result.signInId;
  assert.equal(result.tokenUsername, JO);
});

after(async () => {
  await lab.stop();
});

function prove(
  serverId: string,
  target: object,
  signIn = signInId,
  limit = 2,
): Promise<ProofResult> {
  return page.run<[string, object, string, number], ProofResult>(
    (server, settings, id, seconds) =>
      messenger.mailServers.proveLogin(server, settings, id, seconds),
    serverId,
    target,
    signIn,
    limit,
  );
}

test("a proof of both halves says who vouches for the servers, and changes nothing", async () => {
  const settings = accountLines(lab.profile);
  const logins = await readLogins(lab.thunderbird);
  for (const [serverId, target] of [
    [INCOMING, IMAP],
    [OUTGOING, SMTP],
  ] as const) {
    const proof = await prove(serverId, target);
    assert.ok(proof.ok, JSON.stringify(proof));
    assert.match(proof.certificate.issuer, /Stand-in of Exchange Online/);
    assert.equal(proof.certificate.builtInRoot, false);
  }
  assert.deepEqual(accountLines(lab.profile), settings);
  assert.deepEqual(await readLogins(lab.thunderbird), logins);
});

const REFUSED: readonly [string, string, object, string, string][] = [
  ["an unknown server", "incoming:server99", IMAP, "", "unknown-server"],
  ["an unknown sign-in", INCOMING, IMAP, "no such sign-in", "unknown-sign-in"],
  [
    "a host that Thunderbird has no provider for",
    INCOMING,
    { ...IMAP, hostname: HOSTS.onPremises },
    "",
    "host-not-allowed",
  ],
  [
    "a host of another provider",
    INCOMING,
    { ...IMAP, hostname: HOSTS.gmailIncoming },
    "",
    "host-not-allowed",
  ],
  [
    "an outgoing host of another provider",
    OUTGOING,
    { ...SMTP, hostname: HOSTS.gmailOutgoing },
    "",
    "host-not-allowed",
  ],
  [
    "a connection without TLS",
    INCOMING,
    { ...IMAP, security: "none", port: 143 },
    "",
    "security-not-allowed",
  ],
  [
    "another incoming user name",
    INCOMING,
    { ...IMAP, username: "kim@contoso.example" },
    "",
    "username-not-allowed",
  ],
];

for (const [what, serverId, target, signIn, reason] of REFUSED) {
  test(`${what} is refused before any connection`, async () => {
    const { imap, submission } = lab.exchange;
    const seen = [imap.connections.length, submission.connections];
    const proof = await prove(serverId, target, signIn || signInId);
    assert.deepEqual({ ...proof }, { ok: false, reason, lines: [] });
    assert.deepEqual([imap.connections.length, submission.connections], seen);
    assert.ok(imap.connections.every(({ host }) => host === HOSTS.incoming));
  });
}

async function failed(serverId: string, target: object) {
  const proof = await prove(serverId, target);
  assert.ok(!proof.ok);
  return proof;
}

test("IMAP: each misbehaviour ends at its stage, with the server's own words", async () => {
  const { imap } = lab.exchange;
  const rows = [
    ["refuse-oauth2", "authenticate", "refused", /^m2 NO AUTHENTICATE failed\.$/m],
    ["not-connected", "use", "refused", /BAD User is authenticated but not connected\./],
    ["no-oauth2", "capability", "oauth2-not-offered", /CAPABILITY/],
    ["bye", "tls", "refused", /BYE Server is unavailable/],
    ["hang-greeting", "tls", "timed-out", /^$/],
    ["hang-authenticate", "authenticate", "timed-out", /CAPABILITY completed/],
  ] as const;
  try {
    for (const [script, stage, reason, words] of rows) {
      imap.script = script;
      const proof = await failed(INCOMING, IMAP);
      assert.deepEqual([script, proof.stage, proof.reason], [script, stage, reason]);
      assert.match(proof.lines.join("\n"), words);
    }
  } finally {
    imap.script = null;
  }
});

test("IMAP: a connection that never becomes TLS, is cut, or shows a bad certificate", async () => {
  const { imap } = lab.exchange;
  try {
    imap.fault = "hang-tls";
    const silent = await failed(INCOMING, IMAP);
    assert.deepEqual([silent.stage, silent.reason], ["tls", "timed-out"]);
    imap.fault = "cut";
    const cut = await failed(INCOMING, IMAP);
    // Gecko reports a connection that is reset at once by three names, now this and now that.
    const names = ["connection-failed", "connection-closed", "connection-refused"];
    assert.ok(names.includes(cut.reason), cut.reason);
    imap.fault = "untrusted-certificate";
    const untrusted = await failed(INCOMING, IMAP);
    assert.deepEqual([untrusted.stage, untrusted.reason], ["tls", "certificate-not-trusted"]);
    assert.equal(untrusted.certificate?.error, "SEC_ERROR_UNKNOWN_ISSUER");
  } finally {
    imap.fault = null;
  }
});

test("a server that is trusted only by a stored exception gets no token", async () => {
  const { imap } = lab.exchange;
  imap.fault = "untrusted-certificate";
  try {
    const pem = lab.exchange.certificates.untrusted.cert;
    await lab.thunderbird.inParent(
      (base64, host, ports) => {
        const database = Cc["@mozilla.org/security/x509certdb;1"].getService(Ci.nsIX509CertDB);
        const certificate = database.constructX509FromBase64(base64);
        const overrides = Cc["@mozilla.org/security/certoverride;1"].getService(
          Ci.nsICertOverrideService,
        );
        for (const port of ports) {
          overrides.rememberValidityOverride(host, port, {}, certificate, true);
        }
      },
      pem.replace(/-----[A-Z ]+-----/g, "").replace(/\s/g, ""),
      HOSTS.incoming,
      [993, imap.port],
    );
    const logged = imap.connections.length;
    const proof = await failed(INCOMING, IMAP);
    assert.deepEqual([proof.stage, proof.reason], ["tls", "certificate-exception"]);
    assert.equal(proof.certificate?.error, "exception");
    assert.equal(imap.connections.at(-1)?.mechanism, null);
    assert.equal(imap.connections.length, logged + 1);
  } finally {
    imap.fault = null;
    await lab.thunderbird.inParent(() => {
      Cc["@mozilla.org/security/certoverride;1"]
        .getService(Ci.nsICertOverrideService)
        .clearAllOverrides();
    });
  }
});

test("SMTP: a refusal is told with its enhanced status code, word for word", async () => {
  const { submission } = lab.exchange;
  submission.refusal = SMTP_AUTH_DISABLED;
  try {
    const proof = await failed(OUTGOING, SMTP);
    assert.deepEqual([proof.stage, proof.reason], ["authenticate", "refused"]);
    assert.equal(proof.lines.at(-1), `535 ${SMTP_AUTH_DISABLED.words}`);
    const started = proof.lines.findIndex((line) => line.startsWith("220 Ready to start TLS"));
    const offers = proof.lines.flatMap((line, index) =>
      line.includes("AUTH LOGIN XOAUTH2") ? index : [],
    );
    assert.ok(
      offers.length === 1 && (offers[0] ?? 0) > started,
      "AUTH is offered after STARTTLS only",
    );
  } finally {
    submission.refusal = null;
  }
});

const FAULTS: readonly [SmtpFault, string, string][] = [
  ["no-starttls", "capability", "starttls-not-offered"],
  ["injects-before-tls", "capability", "data-before-tls"],
  ["hangs", "capability", "timed-out"],
];

for (const [fault, stage, reason] of FAULTS) {
  test(`SMTP, ${fault}: nothing secret is sent`, async () => {
    const { smtp } = lab.exchange;
    smtp.fault = fault;
    try {
      const proof = await failed(OUTGOING, SMTP);
      assert.deepEqual([proof.stage, proof.reason], [stage, reason]);
      assert.deepEqual(leaks([smtp.received()], lab.exchange.secrets()), []);
    } finally {
      smtp.fault = null;
    }
  });
}

test("a name that does not exist, and a port where nobody listens", async () => {
  const unknown = await failed(OUTGOING, { ...SMTP, hostname: "nowhere.office365.com" });
  assert.deepEqual([unknown.stage, unknown.reason], ["resolve", "unknown-host"]);
  const refused = await failed(OUTGOING, { ...SMTP, port: 1 });
  assert.deepEqual([refused.stage, refused.reason], ["connect", "connection-refused"]);
});

test("a server that sends the token back, in every encoding and in pieces, is told without it", async () => {
  const { imap } = lab.exchange;
  imap.script = "echo-token";
  try {
    const proof = await failed(INCOMING, IMAP);
    assert.deepEqual(leaks(proof.lines, lab.exchange.secrets()), []);
    const echoes = proof.lines.filter((line) => /^\* OK \S{0,4}\[removed\]/.test(line));
    assert.equal(echoes.length, 8, proof.lines.join("\n"));
    const crossed = await lab.thunderbird.crossed();
    assert.ok(crossed.some((text) => text.includes("[removed]")));
    assert.deepEqual(leaks(crossed, lab.exchange.secrets()), []);
    assert.deepEqual(leaks(await lab.thunderbird.console(), lab.exchange.secrets()), []);
  } finally {
    imap.script = null;
  }
});
