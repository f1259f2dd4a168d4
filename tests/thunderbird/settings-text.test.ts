// What Thunderbird itself copies and writes is read as it is: in several languages, with and without
// names, as numbers and as names, against what its own objects say.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import {
  THUNDERBIRD_PROVIDER,
  thunderbirdOffersOAuth2,
} from "../../src/core/exchange-online/thunderbird-provider";
import type { OAuthProvider } from "../../src/core/mail-servers/oauth-provider";
import type { MailSettings, ServerSnapshot } from "../../src/core/server";
import { readSettingsText } from "../../src/core/settings-text/read-settings-text";
import type { SettingsText } from "../../src/core/settings-text/settings-text";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import {
  type AccountDescription,
  exchangeAccount,
  GMAIL,
  LOCAL_FOLDERS,
  NATIVE,
} from "./harness/profile";
import type { Thunderbird } from "./harness/thunderbird";
import { troubleshootingText } from "./harness/troubleshooting-text";

const JO = "jo@contoso.example";

const POP3: AccountDescription = {
  email: "kim@contoso.example",
  incoming: {
    type: "pop3",
    host: "outlook.office365.com",
    user: "kim@contoso.example",
    port: 995,
    socketType: NATIVE.tls,
    authMethod: NATIVE.password,
  },
  // The server of the first account.
  outgoing: 0,
};

/** A port and a method without a line of their own in prefs.js. */
const DEFAULTS: AccountDescription = {
  email: "lee@contoso.example",
  incoming: { type: "imap", host: "imap.example.org", user: "lee" },
  outgoing: { host: "smtp-legacy.office365.com", user: "lee", socketType: NATIVE.plain, port: 25 },
};

const ACCOUNTS = [
  exchangeAccount(JO, { receiving: NATIVE.oauth2 }),
  POP3,
  GMAIL,
  DEFAULTS,
  LOCAL_FOLDERS,
];

const LANGUAGES = ["en-US", "ar", "de", "ja", "zh-CN"];

function read(text: string): SettingsText {
  const result = readSettingsText(text);
  if (!result.ok) throw new Error(`${result.problem}: ${text}`);
  return result.text;
}

/** What both texts tell of a server. */
function facts(server: ServerSnapshot | null | undefined): readonly unknown[] {
  if (!server) return [];
  const { type, hostname, port, security, authentication } = server;
  return [type, hostname, port, security, authentication];
}

function accountFacts({ accounts, outgoingServers }: MailSettings): readonly unknown[] {
  return accounts.map(({ id, incoming, identities }) => [
    id,
    facts(incoming),
    ...identities.map(({ outgoingServerId }) =>
      facts(outgoingServers.find((server) => server.id === outgoingServerId)),
    ),
  ]);
}

function speak(thunderbird: Thunderbird, language: string): Promise<void> {
  return thunderbird.inParent((tag) => {
    Services.locale.requestedLocales = [tag];
  }, language);
}

const HOSTS = [
  "outlook.office365.com",
  "Outlook.Office365.com",
  "smtp.office365.com",
  "smtp-legacy.office365.com",
  "outlook.office.com",
  "smtp.office.com",
  "m.outlook.com",
  "pod51012.outlook.com",
  "imap.example.org",
];

/** What the guided edition says of Thunderbird's own table, where it cannot ask. */
async function assertProviderIsAsWritten(page: Page): Promise<void> {
  for (const host of HOSTS) {
    const provider: OAuthProvider | null = await page.run(
      (name) => messenger.mailServers.oauthProvider(name, "imap"),
      host,
    );
    assert.equal(provider !== null, thunderbirdOffersOAuth2(host, "imap"), host);
    if (provider) assert.deepEqual(provider, THUNDERBIRD_PROVIDER);
  }
}

test("Troubleshooting Information in five languages, and prefs.js, as Thunderbird's own objects are", async () => {
  const options = {
    accounts: ACCOUNTS,
    languagePacks: LANGUAGES.slice(1),
    preferences: { "extensions.autoDisableScopes": 0 },
  };
  await withLab(options, async ({ thunderbird, profile }) => {
    const page = await Page.open(thunderbird, "overview.html");
    const list: MailSettings = await page.run(() => messenger.mailServers.list());
    await assertProviderIsAsWritten(page);
    const headings = new Set<string>();
    for (const [index, language] of LANGUAGES.entries()) {
      await speak(thunderbird, language);
      // The first opening of a session prints numbers, later ones mix them with names.
      const names = index % 2 === 1;
      const text = await troubleshootingText(thunderbird, { names });
      headings.add(text.trim().split("\n")[0] ?? "");
      const { settings, hasNames, lookAlikes } = read(text);
      assert.equal(hasNames, names);
      assert.deepEqual(accountFacts(settings), accountFacts(list), language);
      assert.deepEqual(
        lookAlikes.map(({ accountId }) => accountId),
        ["account1", "account2"],
      );
      if (names) {
        assert.deepEqual(
          settings.accounts.map(({ name }) => name),
          list.accounts.map(({ name }) => name),
        );
        assert.equal(settings.accounts[0]?.identities[0]?.email, JO);
      }
    }
    // It really spoke five languages.
    assert.equal(headings.size, LANGUAGES.length);

    await thunderbird.savePreferences();
    const fromFile = read(fs.readFileSync(path.join(profile, "prefs.js"), "utf8")).settings;
    // Local folders name their own sign-in method differently: nothing of theirs is looked at.
    const mail = ({ accounts }: MailSettings) => accounts.filter(({ identities }) => identities[0]);
    assert.deepEqual(mail(fromFile), mail(list));
    assert.deepEqual(fromFile.outgoingServers, list.outgoingServers);
    assert.deepEqual(accountFacts(fromFile), accountFacts(list));
  });
});
