// The guided edition, from its page to an account that works: a person who knows nothing but the words
// on the cards goes through Thunderbird's own Account Settings. What the servers saw decides.
import assert from "node:assert/strict";
import { test } from "node:test";
import { appearancePreferences, type Language } from "./harness/appearance";
import { builtXpi, type Lab, type LabOptions, withLab } from "./harness/lab";
import { readInbox, sendMessage } from "./harness/mail";
import { Page } from "./harness/page";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE } from "./harness/profile";
import { troubleshootingText } from "./harness/troubleshooting-text";
import { followCards, pasteSettings } from "./harness/walk-page";

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

/** Shows the settings on the start page, and opens the steps of an account. */
async function openWalk(lab: Lab, account: string, text: string): Promise<Page> {
  const { thunderbird } = lab;
  const start = await Page.open(thunderbird, "guided.html");
  await pasteSettings(thunderbird, start, text);
  await start.waitFor(":root[data-shows=flagged]");
  await start.click(`[data-account=${account}] a.button`);
  const page = await Page.find(thunderbird, (url) => url.includes("walk.html"));
  await page.waitFor(":root[data-shows=walking]");
  return page;
}

const OAUTH2_LOGIN = { mechanism: "XOAUTH2", user: JO, tls: true, accepted: true };

for (const language of ["en", "ja"] as const) {
  test(`${language}: a mixed account, by its outgoing cards alone`, async () => {
    const accounts = [exchangeAccount(JO, { receiving: NATIVE.oauth2 }), LOCAL_FOLDERS];
    await withLab(guidedLab(language, { accounts, tokensOf: [JO] }), async (lab) => {
      const { thunderbird, exchange } = lab;
      const page = await openWalk(
        lab,
        "account1",
        await troubleshootingText(thunderbird, { names: true }),
      );
      assert.deepEqual(await followCards(thunderbird, page, JO), [
        "open-account-settings",
        "open-outgoing-server:0",
        "outgoing-sign-in:0",
      ]);

      // Read again, in the form of a second opening: the card turns green.
      await pasteSettings(
        thunderbird,
        page,
        await troubleshootingText(thunderbird, { names: true, opens: 2 }),
      );
      await page.waitFor('[data-step="outgoing-sign-in:0"][data-state=confirmed]');
      await page.waitFor('[data-step="send"][aria-current]');
      await sendMessage(thunderbird, JO, KIM, "By hand");
      assert.deepEqual(exchange.submission.messages[0]?.login, OAUTH2_LOGIN);
      assert.deepEqual(
        (await thunderbird.opened()).filter(({ kind }) => kind === "dialog"),
        [],
      );
    });
  });
}

test("a password account with everything wrong; a card that was skipped is found by reading again", async () => {
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
  await withLab(guidedLab("en", { accounts }), async (lab) => {
    const { thunderbird, exchange } = lab;
    const read = () => troubleshootingText(thunderbird, { names: false });
    let page = await openWalk(lab, "account1", await read());
    await followCards(thunderbird, page, JO);
    // Closed in the middle, and Thunderbird as well: the walk goes on where it was.
    await page.close();
    await lab.restart();
    page = await Page.open(lab.thunderbird, "walk.html?account=account1");
    await page.waitFor("[data-step=check][aria-current]");

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
    await pasteSettings(
      lab.thunderbird,
      page,
      await troubleshootingText(lab.thunderbird, { names: false }),
    );
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
  });
});
