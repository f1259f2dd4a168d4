// The guided edition, from its page to an account that works: a person who knows nothing but the words
// on the cards goes through Thunderbird's own Account Settings. What the servers saw decides.
import assert from "node:assert/strict";
import path from "node:path";
import { test } from "node:test";
import { appearancePreferences, type Language } from "./harness/appearance";
import { builtXpi, type Lab, type LabOptions, withLab } from "./harness/lab";
import { readInbox, sendMessage, sendOpenedMessage } from "./harness/mail";
import { Page } from "./harness/page";
import {
  exchangeAccount,
  LOCAL_FOLDERS,
  modernAccount,
  NATIVE,
  readPreferences,
} from "./harness/profile";
import { troubleshootingText } from "./harness/troubleshooting-text";
import { chooseFile, followCards, pasteSettings } from "./harness/walk-page";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";

function guidedLab(language: Language, options: Omit<LabOptions, "xpi">): LabOptions {
  const appearance = appearancePreferences({ language, theme: "light", scale: 1 });
  return {
    ...options,
    xpi: builtXpi("guided"),
    japanese: language === "ja",
    preferences: {
      ...appearance,
      // A Thunderbird that loads no Experiment of anybody's.
      "extensions.experiments.suppressed": true,
      ...options.preferences,
    },
  };
}

/** Ways to show the settings, as a person does. */
const SHOW = {
  text: async ({ thunderbird }: Lab, page: Page, opens = 1) => {
    await pasteSettings(
      thunderbird,
      page,
      await troubleshootingText(thunderbird, { names: true, opens }),
    );
  },
  file: async ({ thunderbird, profile }: Lab, page: Page) => {
    await thunderbird.savePreferences();
    await chooseFile(page, path.join(profile, "prefs.js"));
  },
};

/** The steps of an account, from the start page that has been shown the settings. */
async function openWalk({ thunderbird }: Lab, start: Page, account: string): Promise<Page> {
  await start.waitFor(":root[data-shows=flagged]");
  await start.click(`[data-account=${account}] a.button`);
  const page = await Page.find(thunderbird, (url) => url.includes("walk.html"));
  await page.waitFor(":root[data-shows=walking]");
  return page;
}

const OAUTH2_LOGIN = { mechanism: "XOAUTH2", user: JO, tls: true, accepted: true };
const MIXED = exchangeAccount(JO, { receiving: NATIVE.oauth2 });

/** What is not told by the rest is left to `npm run test:all`: the same words are in both walks. */
const ALL = process.env["ALL_WALKS"] === "1";

const MIXED_ACCOUNTS = [
  { language: "en", show: "text", accounts: [MIXED, LOCAL_FOLDERS], account: "account1" },
  // Another account is the one that messages come from unless the person chooses, as the card says.
  {
    language: "ja",
    show: "file",
    accounts: [modernAccount(KIM), MIXED, LOCAL_FOLDERS],
    account: "account2",
  },
] as const;

for (const { language, show, accounts, account } of ALL ? MIXED_ACCOUNTS : [MIXED_ACCOUNTS[0]]) {
  test(`${language}: a mixed account, by its outgoing cards alone, from a ${show}`, async () => {
    await withLab(guidedLab(language, { accounts, tokensOf: [JO, KIM] }), async (lab) => {
      const { thunderbird, exchange } = lab;
      const start = await Page.open(thunderbird, "guided.html");
      await SHOW[show](lab, start);
      const page = await openWalk(lab, start, account);
      assert.deepEqual(await followCards(thunderbird, page, JO), [
        "open-account-settings",
        "open-outgoing-server:0",
        "outgoing-sign-in:0",
      ]);

      // Read again, of the text a second opening, which has names where the first has numbers.
      await SHOW[show](lab, page, 2);
      await page.waitFor('[data-step="outgoing-sign-in:0"][data-state=confirmed]');
      await page.click("#write-test");
      assert.equal(await sendOpenedMessage(thunderbird, JO), JO);
      const [message] = exchange.submission.messages;
      assert.deepEqual(message?.login, OAUTH2_LOGIN);
      assert.deepEqual(message.to, [JO]);
      await page.click("#arrived");
      await page.waitFor('[data-step="passwords"][aria-current]');
      assert.equal(await page.text("#old-logins"), "smtp://smtp.office365.com");
      await page.click("#done");
      await page.waitFor(":root[data-shows=finished]");
      assert.deepEqual(
        (await thunderbird.opened()).filter(({ kind }) => kind === "dialog"),
        [],
      );
    });
  });
}

/** Another sender address of the first account, with an outgoing server of its own. */
const SECOND_IDENTITY = {
  "mail.account.account1.identities": "id1,id9",
  "mail.identity.id9.fullName": "Sales",
  "mail.identity.id9.useremail": "sales@contoso.example",
  "mail.identity.id9.valid": true,
  "mail.identity.id9.smtpServer": "smtp9",
  "mail.smtpservers": "smtp1,smtp9",
  "mail.smtpserver.smtp9.type": "smtp",
  "mail.smtpserver.smtp9.hostname": "smtp-legacy.office365.com",
  "mail.smtpserver.smtp9.username": JO,
  "mail.smtpserver.smtp9.port": 587,
  "mail.smtpserver.smtp9.try_ssl": NATIVE.starttls,
};

for (const language of ALL ? (["en", "ja"] as const) : (["ja"] as const)) {
  test(`${language}: a password account with everything wrong; what was done badly is found by reading again`, async () => {
    const account = exchangeAccount(JO);
    const accounts = [
      {
        ...account,
        incoming: { ...account.incoming, port: 143, socketType: NATIVE.plain },
        outgoing: {
          host: "smtp.office365.com",
          user: JO,
          port: 25,
          socketType: NATIVE.plain,
        },
      },
      LOCAL_FOLDERS,
    ];
    await withLab(
      guidedLab(language, { accounts, storedPreferences: SECOND_IDENTITY }),
      async (lab) => {
        const { thunderbird, exchange } = lab;
        const read = () => troubleshootingText(thunderbird, { names: false });
        const start = await Page.open(thunderbird, "guided.html");
        await pasteSettings(thunderbird, start, await read());
        let page = await openWalk(lab, start, "account1");
        const steps = await followCards(thunderbird, page, JO);
        assert.deepEqual(steps.slice(4, 7), [
          "open-listed-server:1",
          "outgoing-hostname:1",
          "outgoing-sign-in:1",
        ]);
        // Closed in the middle, and Thunderbird as well: the walk goes on where it was.
        await page.close();
        await lab.restart();
        page = await Page.open(lab.thunderbird, "walk.html?account=account1");
        await page.waitFor("[data-step=check][aria-current]");

        const preferences = readPreferences(lab.profile);
        assert.equal(preferences.get("mail.smtpserver.smtp9.hostname"), "smtp.office365.com");
        assert.equal(preferences.get("mail.smtpserver.smtp9.authMethod"), NATIVE.oauth2);
        const wrong = (await troubleshootingText(lab.thunderbird, { names: false })).replace(
          /(OUTGOING:.*):587/,
          "$1:25",
        );
        await pasteSettings(lab.thunderbird, page, wrong);
        await page.waitFor('[data-step="outgoing-connection:0"][data-state=differs]');
        await page.waitFor('[data-step="incoming-sign-in"][data-state=confirmed]');
        assert.deepEqual(await followCards(lab.thunderbird, page, JO), [
          "open-account-settings",
          "open-outgoing-server:0",
          "outgoing-connection:0",
          "outgoing-sign-in:0",
        ]);
        await SHOW.file(lab, page);
        await page.waitFor('[data-step="receive"][aria-current]');

        const received = readInbox(lab.thunderbird, "account1");
        await lab.signIn(JO);
        await received;
        await sendMessage(lab.thunderbird, JO, KIM, "By hand");
        const accepted = exchange.imap.connections.filter((one) => one.accepted);
        assert.ok(accepted.length > 0);
        for (const { mechanism, tls } of accepted) {
          assert.equal(mechanism, "XOAUTH2");
          assert.match(tls ?? "", /^TLSv1/);
        }
        assert.deepEqual(exchange.submission.messages[0]?.login, OAUTH2_LOGIN);
      },
    );
  });
}
