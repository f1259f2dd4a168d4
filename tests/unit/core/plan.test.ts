import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, assessServer } from "../../../src/core/assess/assess";
import { plan } from "../../../src/core/plan/plan";
import type { MailSettings, ServerSnapshot } from "../../../src/core/server";
import { imapServer, settingsOf, smtpServer } from "./servers";

function planOf(settings: MailSettings, hasProvider: (id: string) => boolean = () => true) {
  const [finding] = assess(settings);
  if (!finding) throw new Error("no account");
  return plan(finding, settings, hasProvider);
}

const PASSWORD = { authentication: "password-cleartext" } as const;

describe("what is in the plan", () => {
  test("a mixed account: only the half that is on a password", () => {
    const { servers, signIn } = planOf(settingsOf(imapServer(), smtpServer(PASSWORD)));
    expect(servers.map(({ half, changes }) => [half, changes])).toEqual([
      [
        "sending",
        [
          {
            serverId: "outgoing:smtp1",
            setting: "authentication",
            before: "password-cleartext",
            after: "oauth2",
          },
        ],
      ],
    ]);
    expect(signIn).toEqual({
      hostname: "smtp.office365.com",
      protocol: "smtp",
      username: "jo@contoso.example",
    });
  });

  test("a flagged account: an unusual port is put right with the rest", () => {
    const { servers } = planOf(settingsOf(imapServer(PASSWORD), smtpServer({ port: 25 })));
    expect(servers.map(({ server }) => server.id)).toEqual(["incoming:server1", "outgoing:smtp1"]);
  });

  test("an account that is not flagged: nothing", () => {
    expect(planOf(settingsOf(imapServer(), smtpServer({ port: 25 }))).servers).toEqual([]);
  });

  test("an old outgoing name becomes today's, an incoming name stays", () => {
    const { servers } = planOf(
      settingsOf(
        imapServer({ ...PASSWORD, hostname: "pod51013.outlook.com" }),
        smtpServer({ ...PASSWORD, hostname: "smtp.office.com" }),
      ),
    );
    expect(servers.map(({ target }) => target.hostname)).toEqual([
      "pod51013.outlook.com",
      "smtp.office365.com",
    ]);
  });

  test("only the spelling differs: the outgoing name stays", () => {
    const { servers } = planOf(
      settingsOf(null, smtpServer({ ...PASSWORD, hostname: "SMTP.office365.com" })),
    );
    expect(servers[0]?.changes.map(({ setting }) => setting)).toEqual(["authentication"]);
  });

  test("the sign-in name is an address, wherever one is to be found", () => {
    const settings = settingsOf(imapServer({ ...PASSWORD, username: "CONTOSO\\jo" }), smtpServer());
    expect(planOf(settings).signIn.username).toBe("jo@contoso.example");
  });
});

describe("what stands in the way", () => {
  test.each([
    ["POP3", settingsOf(imapServer({ ...PASSWORD, type: "pop3" })), true, "pop3-not-supported"],
    [
      "a host that Thunderbird has no OAuth2 for",
      settingsOf(imapServer(PASSWORD)),
      false,
      "no-oauth-provider",
    ],
    [
      "a locked setting",
      settingsOf(imapServer({ ...PASSWORD, lockedSettings: ["authentication"] })),
      true,
      "setting-locked",
    ],
  ] as const)("%s", (_case, settings, hasProvider, code) => {
    const { servers, blockers } = planOf(settings, () => hasProvider);
    expect(servers).toEqual([]);
    expect(blockers.map((blocker) => blocker.code)).toEqual([code]);
  });

  const rewritten = (value: string) => ({
    setting: "authentication" as const,
    value,
    preference: "mail.server.server1.authMethod",
    by: "user-js" as const,
    file: "user.js",
  });

  test("a setting that something sets back at every start", () => {
    const rewrittenSettings = [rewritten("password-cleartext")];
    const settings = settingsOf(imapServer({ ...PASSWORD, rewrittenSettings }));
    const [blocker] = planOf(settings).blockers;
    expect(blocker).toMatchObject({ code: "setting-rewritten", rewritten: rewrittenSettings[0] });
  });

  test("one that is set to the very value at every start is none", () => {
    const settings = settingsOf(
      imapServer({ ...PASSWORD, rewrittenSettings: [rewritten("oauth2")] }),
    );
    expect(planOf(settings).blockers).toEqual([]);
  });

  test("a locked setting that need not change is none", () => {
    const settings = settingsOf(imapServer({ ...PASSWORD, lockedSettings: ["port"] }));
    expect(planOf(settings).blockers).toEqual([]);
  });
});

test("an outgoing server that another account uses is named with that account", () => {
  const settings = settingsOf(imapServer(), smtpServer(PASSWORD));
  const [account] = settings.accounts;
  if (!account) throw new Error("no account");
  const other = { ...account, id: "account2", name: "Info" };
  const { warnings } = planOf({ ...settings, accounts: [account, other] });
  expect(warnings.map(({ code, accountNames }) => [code, accountNames])).toEqual([
    ["shared-outgoing-server", ["Info"]],
  ]);
});

const anyServer = (type: "imap" | "smtp", id: string): fc.Arbitrary<ServerSnapshot> =>
  fc.record({
    id: fc.constant(id),
    type: fc.constant(type),
    hostname: fc.constantFrom(
      "outlook.office365.com",
      "smtp.office365.com",
      "smtp-legacy.office365.com",
      "imap.gmail.com",
      "mail.contoso.example",
    ),
    port: fc.constantFrom(25, 143, 465, 587, 993),
    username: fc.constant("jo@contoso.example"),
    security: fc.constantFrom("none", "starttls", "tls"),
    authentication: fc.constantFrom("none", "password-cleartext", "kerberos", "oauth2", "other"),
    lockedSettings: fc.constant([]),
    rewrittenSettings: fc.constant([]),
  });

test("whatever the settings: carried out, the plan leaves nothing flagged and touches nothing foreign", () => {
  fc.assert(
    fc.property(
      anyServer("imap", "incoming:a"),
      anyServer("smtp", "outgoing:b"),
      (incoming, outgoing) => {
        const { servers } = planOf(settingsOf(incoming, outgoing));
        for (const { server, changes } of servers) {
          expect(assessServer(server).verdict).not.toBe("not-exchange-online");
          expect(changes.length).toBeGreaterThan(0);
          const after = Object.fromEntries(changes.map((change) => [change.setting, change.after]));
          expect(assessServer({ ...server, ...after }).verdict).toBe("modern");
          for (const change of changes) expect(change.before).not.toBe(change.after);
        }
      },
    ),
  );
});
