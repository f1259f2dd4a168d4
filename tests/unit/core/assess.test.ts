import { expect, test } from "@jest/globals";
import { assess, assessServer } from "../../../src/core/assess/assess";
import { imapServer, settingsOf, smtpServer } from "./servers";

test.each([
  ["OAuth2 on 993", imapServer(), "modern"],
  ["a password on 993", imapServer({ authentication: "password-cleartext" }), "on-password"],
  ["no authentication at all", smtpServer({ authentication: "none" }), "on-password"],
  [
    "a password without encryption",
    imapServer({ authentication: "password-cleartext", security: "none", port: 143 }),
    "on-password",
  ],
  ["Kerberos", imapServer({ authentication: "kerberos" }), "on-password"],
  ["OAuth2 without encryption", imapServer({ security: "none", port: 143 }), "insecure"],
  ["OAuth2 on 143 with STARTTLS", imapServer({ security: "starttls", port: 143 }), "other"],
  ["OAuth2 on 25 with STARTTLS", smtpServer({ port: 25 }), "other"],
  ["OAuth2 on 587", smtpServer(), "modern"],
  [
    "POP3 on a password",
    imapServer({ type: "pop3", port: 995, authentication: "password-cleartext" }),
    "on-password",
  ],
  [
    "Gmail on a password",
    imapServer({ hostname: "imap.gmail.com", authentication: "password-cleartext" }),
    "not-exchange-online",
  ],
  [
    "news on that host",
    imapServer({ type: "nntp", authentication: "password-cleartext" }),
    "not-exchange-online",
  ],
  [
    "a native Exchange account",
    imapServer({ type: "ews", authentication: "oauth2" }),
    "not-exchange-online",
  ],
] as const)("%s: %s", (_case, server, verdict) => {
  expect(assessServer(server).verdict).toBe(verdict);
});

test.each([
  ["both modern", settingsOf(imapServer(), smtpServer()), false],
  [
    "sending on a password",
    settingsOf(imapServer(), smtpServer({ authentication: "password-cleartext" })),
    true,
  ],
  [
    "receiving on a password",
    settingsOf(imapServer({ authentication: "ntlm" }), smtpServer()),
    true,
  ],
  [
    "modern, sending elsewhere with a password",
    settingsOf(
      imapServer(),
      smtpServer({ hostname: "outgoing.mit.edu", authentication: "password-cleartext" }),
    ),
    false,
  ],
  ["only an unusual port", settingsOf(imapServer(), smtpServer({ port: 25 })), false],
  [
    "no incoming server",
    settingsOf(null, smtpServer({ authentication: "password-cleartext" })),
    true,
  ],
  ["no server at all", settingsOf(null), false],
] as const)("an account with %s is flagged: %p", (_case, settings, flagged) => {
  const [finding] = assess(settings);
  expect(finding?.flagged).toBe(flagged);
});

test("an outgoing server that two identities use is one finding; one that nobody uses is none", () => {
  const settings = settingsOf(imapServer(), smtpServer());
  const [account] = settings.accounts;
  if (!account) throw new Error("no account");
  const twice = { ...account, identities: [...account.identities, ...account.identities] };
  const unused = smtpServer({ id: "outgoing:smtp9" });
  const [finding] = assess({
    ...settings,
    accounts: [twice],
    outgoingServers: [...settings.outgoingServers, unused],
  });
  expect(finding?.sending.map(({ server }) => server.id)).toEqual(["outgoing:smtp1"]);
});
