// What is not ours is not flagged, not offered and not touched.
import assert from "node:assert/strict";
import { test } from "node:test";
import { HOSTS } from "../exchange/certificates";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import {
  accountLines,
  type AccountDescription,
  exchangeAccount,
  GMAIL,
  LOCAL_FOLDERS,
  NATIVE,
} from "./harness/profile";
import { until } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const RELAY = { host: HOSTS.relay, user: "jo", port: 465, socketType: NATIVE.tls };

const ELSEWHERE: readonly AccountDescription[] = [
  GMAIL,
  {
    email: "jo@old.contoso.example",
    incoming: {
      type: "imap",
      host: HOSTS.onPremises,
      user: "CONTOSO\\jo",
      port: 143,
      socketType: NATIVE.plain,
      authMethod: NATIVE.password,
    },
    outgoing: { host: HOSTS.onPremises, user: "CONTOSO\\jo", port: 25, socketType: NATIVE.plain },
  },
  { incoming: { type: "nntp", host: "news.contoso.example", user: "jo" } },
  { incoming: { type: "rss", host: "Feeds", user: "nobody" } },
  LOCAL_FOLDERS,
];

/** The count on the add-on's button. */
function badge(page: Page): Promise<string> {
  return page.run(() => messenger.action.getBadgeText({}));
}

test("modern and foreign accounts: nothing is offered", async () => {
  const modern = exchangeAccount(JO, { receiving: NATIVE.oauth2, sending: NATIVE.oauth2 });
  const kim = exchangeAccount("kim@contoso.example", { receiving: NATIVE.oauth2 });
  // Receiving at Microsoft, sending elsewhere with a password: legitimate, and none of our business.
  const ownRelay: AccountDescription = { ...kim, outgoing: RELAY };
  await withLab({ accounts: [modern, ownRelay, ...ELSEWHERE] }, async (lab) => {
    const before = accountLines(lab.profile);
    const overview = await Page.open(lab.thunderbird, "overview.html");
    assert.equal(await overview.text("#headline"), "Everything is up to date. Nothing to do.");
    assert.equal(await overview.exists("#accounts a.button"), false);
    assert.match(
      await overview.text("[data-account=account2] [data-half=sending]"),
      /not at Microsoft 365/,
    );
    assert.equal(await badge(overview), "");

    for (const account of ["account1", "account2", "account3", "account4"]) {
      const page = await Page.open(lab.thunderbird, `switch.html?account=${account}`);
      assert.equal(await page.text("#plan-lines"), "There is nothing to switch in this account.");
      assert.equal(await page.exists("#start:not([hidden])"), false);
      await page.close();
    }
    const nobody = await Page.open(lab.thunderbird, "switch.html?account=account99");
    assert.equal(await nobody.text("#headline"), "This account is not there any more.");
    assert.equal(lab.exchange.imap.connections.length, 0);
    assert.equal(lab.exchange.submission.connections, 0);
    assert.deepEqual(accountLines(lab.profile), before);
  });
});

test("receiving at Microsoft on a password, sending elsewhere: only receiving is switched", async () => {
  const account: AccountDescription = { ...exchangeAccount(JO), outgoing: RELAY };
  await withLab({ accounts: [account, LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const before = accountLines(lab.profile);
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await until("the badge to count", async () => (await badge(page)) === "1");
    await page.click("#plan-details summary");
    assert.doesNotMatch(await page.text("#plan-changes"), /relay/);
    await page.click("#switch");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    await until("the badge to go", async () => (await badge(page)) === "");

    await lab.restart();
    assert.deepEqual(accountLines(lab.profile), {
      ...before,
      "mail.server.server1.authMethod": NATIVE.oauth2,
    });
    assert.equal(lab.exchange.submission.connections, 0, "the foreign server was never asked");
  });
});
