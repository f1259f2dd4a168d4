import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { readSettingsText } from "../../../src/core/settings-text/read-settings-text";
import type { SettingsText } from "../../../src/core/settings-text/settings-text";
import type { ServerSnapshot } from "../../../src/core/server";

/** As Thunderbird 153 copies it, in German; the lines of accounts are the same in every language. */
function troubleshooting(...accounts: readonly string[]): string {
  return [
    "Allgemeine Informationen",
    "  Name: Thunderbird",
    "  Anwendungskennung: Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Thunderbird/153.7.0",
    "",
    "  E-Mail- und Newsgruppen-Konten",
    ...accounts.map((line) => `    ${line}`),
    "",
    "  Absturzberichte",
  ].join("\n");
}

const MIXED = troubleshooting(
  "account1:",
  "  INCOMING: account1, , (imap) outlook.office365.com:993, SSL, OAuth2",
  "  OUTGOING: , smtp.office365.com:587, alwaysSTARTTLS, 3, true",
  "",
  "account2:",
  "  INCOMING: account2, , (none) Local Folders, plain, passwordCleartext",
);

function read(text: string): SettingsText {
  const result = readSettingsText(text);
  if (!result.ok) throw new Error(result.problem);
  return result.text;
}

function problemOf(text: string): string {
  const result = readSettingsText(text);
  return result.ok ? "read" : result.problem;
}

test("an account without names, its fields by name and by number", () => {
  const { source, settings, hasNames, lookAlikes } = read(MIXED);
  expect({ source, hasNames, lookAlikes }).toEqual({
    source: "troubleshooting",
    hasNames: false,
    lookAlikes: [],
  });
  const [account, local] = settings.accounts;
  expect(account).toMatchObject({
    id: "account1",
    name: "outlook.office365.com",
    incoming: {
      type: "imap",
      hostname: "outlook.office365.com",
      port: 993,
      security: "tls",
      authentication: "oauth2",
      username: "",
    },
  });
  expect(local).toMatchObject({ name: "Local Folders", incoming: { type: "none", port: 0 } });
  expect(settings.outgoingServers).toMatchObject([
    {
      id: account?.identities[0]?.outgoingServerId,
      hostname: "smtp.office365.com",
      port: 587,
      security: "starttls",
      authentication: "password-cleartext",
    },
  ]);
});

test("names with commas, brackets and colons; the address of who sends", () => {
  const text = troubleshooting(
    "account3:",
    "  INCOMING: account3, Bob, Contoso (pop), (pop3) outlook.office365.com:995, 3, 3",
    "  OUTGOING: Bob, the Builder: (office) <bob@contoso.example>, smtp.office365.com, 2, 3, true",
  );
  const { settings, hasNames } = read(text);
  expect(hasNames).toBe(true);
  expect(settings.accounts[0]).toMatchObject({
    name: "Bob, Contoso (pop)",
    incoming: { type: "pop3", port: 995 },
    identities: [{ email: "bob@contoso.example" }],
  });
  // The port has no preference of its own: the usual one.
  expect(settings.outgoingServers[0]?.port).toBe(587);
});

test("two outgoing servers on one host look alike, and the accounts that use them are named", () => {
  const account = (key: string) => [
    `${key}:`,
    `  INCOMING: ${key}, , (imap) outlook.office365.com:993, SSL, OAuth2`,
    "  OUTGOING: , smtp.office365.com:587, alwaysSTARTTLS, 3, true",
  ];
  const { lookAlikes, settings } = read(
    troubleshooting(...account("account1"), ...account("account2")),
  );
  expect(lookAlikes).toEqual(
    ["account1", "account2"].map((accountId) => ({ accountId, hostname: "smtp.office365.com" })),
  );
  expect(settings.accounts.map(({ name }) => name)).toEqual([
    "outlook.office365.com",
    "outlook.office365.com (2)",
  ]);
});

test("quoted by a mail program, and with the line ends of Windows", () => {
  const quoted = MIXED.split("\n").map((line) => `> ${line}`);
  expect(read(quoted.join("\r\n")).settings).toEqual(read(MIXED).settings);
});

test("what is no such text is named for what it is", () => {
  expect(problemOf(" \n ")).toBe("empty");
  expect(problemOf("Dear help desk, I cannot send mail.")).toBe("not-recognised");
  expect(problemOf('{"application":{"name":"Thunderbird"}}')).toBe("raw-data");
  expect(problemOf('{"nextId":2,"logins":[{"encryptedPassword":"MDo"}]}')).toBe("passwords");
  expect(problemOf("account1\tjo\t(imap) outlook.office365.com:993\tSSL/TLS\tOAuth2")).toBe(
    "selected-by-hand",
  );
  expect(problemOf("Name: Firefox\nGecko/20100101 Firefox/140.0")).toBe("other-program");
  expect(problemOf(troubleshooting())).toBe("no-accounts");
  expect(problemOf(MIXED.slice(0, MIXED.indexOf("alwaysSTARTTLS")))).toBe("cut-off");
  expect(problemOf("OUTGOING: , smtp.office365.com, 2, 3, true")).toBe("cut-off");
  expect(problemOf("x".repeat(20_000_001))).toBe("too-long");
});

const PREFERENCES = `// Mozilla User Preferences
user_pref("mail.account.account1.identities", "id1,id2");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.account.account9.server", "server9");
user_pref("mail.accountmanager.accounts", "account2,account1,account9");
user_pref("mail.identity.id1.smtpServer", "smtp2");
user_pref("mail.identity.id1.useremail", "jo@contoso.example");
user_pref("mail.identity.id2.useremail", "sales@contoso.example");
user_pref("mail.server.server1.authMethod", 10);
user_pref("mail.server.server1.hostname", "outlook.office365.com");
user_pref("mail.server.server1.name", "Jo \\"at work\\"");
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server1.userName", "jo@contoso.example");
user_pref("mail.server.server2.hostname", "Local Folders");
user_pref("mail.server.server2.type", "none");
user_pref("mail.smtp.defaultserver", "smtp1");
user_pref("mail.smtpserver.smtp1.hostname", "mail.example.org");
user_pref("mail.smtpserver.smtp2.hostname", "smtp.office365.com");
user_pref("mail.smtpserver.smtp2.try_ssl", 2);
user_pref("mail.smtpserver.smtp2.username", "jo@contoso.example");
user_pref("mail.smtpservers", "smtp1,smtp2");
user_pref("mail.ui-rdf.version", 61);
user_pref("signon.secret", "not to be read");
`;

test("prefs.js: accounts in their order, defaults filled in, nothing but what is needed", () => {
  const { source, settings, lookAlikes } = read(PREFERENCES);
  expect({ source, lookAlikes }).toEqual({ source: "preferences", lookAlikes: [] });
  expect(settings.accounts.map(({ id, name }) => [id, name])).toEqual([
    ["account2", "Local Folders"],
    ["account1", 'Jo "at work"'],
  ]);
  expect(settings.accounts[1]).toMatchObject({
    incoming: { port: 993, username: "jo@contoso.example", authentication: "oauth2" },
    identities: [
      { id: "id1", email: "jo@contoso.example", outgoingServerId: "outgoing:smtp2" },
      // Without a server of its own: the default one.
      { id: "id2", outgoingServerId: "outgoing:smtp1" },
    ],
  });
  expect(settings.outgoingServers).toMatchObject([
    { port: 587, security: "none", authentication: "password-cleartext" },
    { port: 587, security: "starttls", username: "jo@contoso.example" },
  ]);
  expect(JSON.stringify(settings)).not.toContain("not to be read");
});

test("half a prefs.js, and one without accounts", () => {
  for (const until of ["mail.smtp.", "mail.server.server2", "mail.server.server1.type"]) {
    expect(problemOf(PREFERENCES.slice(0, PREFERENCES.indexOf(until)))).toBe("cut-off");
  }
  expect(problemOf('user_pref("browser.startup.page", 3);\n')).toBe("no-accounts");
});

/** A server as the text can say it. */
const server = fc.record({
  host: fc.constantFrom("outlook.office365.com", "imap.example.org", "::1", "a"),
  port: fc.integer({ min: 1, max: 65535 }),
  socket: fc.constantFrom(
    ["0", "plain", "none"],
    ["2", "alwaysSTARTTLS", "starttls"],
    ["3", "SSL", "tls"],
  ),
  method: fc.constantFrom(
    ["3", "passwordCleartext", "password-cleartext"],
    ["10", "OAuth2", "oauth2"],
    ["1", "none", "none"],
    ["5", "GSSAPI", "kerberos"],
  ),
  numbers: fc.tuple(fc.boolean(), fc.boolean()),
});

/** What people call accounts: anything on one line. */
const name = fc
  .string({ unit: "grapheme", maxLength: 30 })
  .map((one) => one.replace(/[\r\n\u2028\u2029\u0085]/g, " ").trim());

test("whatever accounts are called, and however each field is written, it is read back", () => {
  fc.assert(
    fc.property(server, server, name, name, (incoming, outgoing, account, person) => {
      const words = ({ socket, method, numbers }: typeof incoming) =>
        `${socket[numbers[0] ? 0 : 1]}, ${method[numbers[1] ? 0 : 1]}`;
      const text = troubleshooting(
        "account7:",
        `  INCOMING: account7, ${account}, (imap) ${incoming.host}:${String(incoming.port)}, ${words(incoming)}`,
        `  OUTGOING: ${person} <p@q.example>, ${outgoing.host}:${String(outgoing.port)}, ${words(outgoing)}, false`,
      );
      const { settings } = read(text);
      const facts = (one: ServerSnapshot | null | undefined) =>
        one && [one.hostname, one.port, one.security, one.authentication];
      const wanted = ({ host, port, socket, method }: typeof incoming) => [
        host,
        port,
        socket[2],
        method[2],
      ];
      expect(facts(settings.accounts[0]?.incoming)).toEqual(wanted(incoming));
      expect(facts(settings.outgoingServers[0])).toEqual(wanted(outgoing));
      expect(settings.accounts[0]?.name).toBe(account === "" ? incoming.host : account);
      expect(settings.accounts[0]?.identities[0]?.email).toBe("p@q.example");
    }),
  );
});

test("any text is taken, and any part of a text", () => {
  const anywhere = fc.nat({ max: PREFERENCES.length });
  fc.assert(
    fc.property(fc.constantFrom(MIXED, PREFERENCES), anywhere, anywhere, (text, from, length) => {
      expect(() => readSettingsText(text.slice(from, from + length))).not.toThrow();
    }),
  );
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 2000 }), (text) => {
      expect(() => readSettingsText(text)).not.toThrow();
    }),
  );
});

test("a text whose end is missing is not read as if it were whole", () => {
  // From the middle of the last account's line on, every end leaves a torn line.
  const torn = MIXED.indexOf("  OUTGOING:") + "  OUTGOING:".length;
  const whole = MIXED.indexOf(", true") + ", true".length;
  for (let end = torn; end < whole; end++) expect(problemOf(MIXED.slice(0, end))).toBe("cut-off");
});
