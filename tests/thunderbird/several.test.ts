// Several accounts one after the other: one sign-in for each person, a result for each account, and what
// cannot be switched does not hold up the others.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS, NATIVE } from "./harness/profile";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const LEE = "lee@contoso.example";

/** Another account that sends with Kim's sign-in and receives nothing. */
const KIM_SENDS = {
  email: "info@contoso.example",
  incoming: { type: "none", host: "Sending only", user: "nobody" },
  outgoing: exchangeAccount(KIM).outgoing ?? 0,
} as const;

test("switch all: one click, one sign-in for each person who has none, and all are switched", async () => {
  const mixed = exchangeAccount(JO, { receiving: NATIVE.oauth2 });
  const accounts = [mixed, exchangeAccount(KIM), KIM_SENDS, LOCAL_FOLDERS];
  await withLab({ accounts, tokensOf: [JO] }, async (lab) => {
    const overview = await Page.open(lab.thunderbird, "overview.html");
    assert.equal(await overview.text("#headline"), "3 accounts need you");
    assert.equal(await overview.text("#switch-all"), "Switch all 3 accounts");
    await overview.click("#switch-all");
    const page = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    assert.equal(await page.text("#sign-in-words"), `You will sign in to Microsoft once: ${KIM}.`);
    assert.equal(lab.exchange.provider.requests.length, 0);
    await page.click("#switch");
    await lab.signIn(KIM);
    await page.waitFor("#result[data-kind=all-switched]:not([hidden])", 40_000);
    assert.equal(await page.text("#headline"), "3 of 3 accounts are switched");

    const lines = accountLines(lab.profile);
    const methods = Object.entries(lines).filter(([name]) => name.endsWith("authMethod"));
    assert.deepEqual([...new Set(methods.map(([, value]) => value))], [NATIVE.oauth2]);
    const asked = lab.exchange.provider.requests.filter((one) =>
      one.startsWith("GET /interaction/"),
    );
    assert.equal(new Set(asked).size, 1, asked.join("\n"));
  });
});

test("nothing to sign in for: switch all is one click, and a second account is not held up by a refusal", async () => {
  const accounts = [exchangeAccount(JO), exchangeAccount(KIM), LOCAL_FOLDERS];
  await withLab({ accounts, tokensOf: [JO, KIM] }, async (lab) => {
    const before = accountLines(lab.profile);
    const overview = await Page.open(lab.thunderbird, "overview.html");
    // Receiving is refused for the first account and not for the second.
    const { imap } = lab.exchange;
    const first = imap.gate.arm();
    await overview.click("#switch-all");
    await first;
    imap.script = "refuse-oauth2";
    imap.gate.release();
    await imap.gate.arm();
    imap.script = null;
    imap.gate.release();
    const page = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    await page.waitFor("#result[data-kind=some-switched]:not([hidden])", 40_000);
    await page.waitFor("#queue li:nth-child(1)[data-state=not-switched]");
    await page.waitFor("#queue li:nth-child(2)[data-state=switched]");
    assert.equal(await page.text("#headline"), "1 of 2 accounts are switched");
    const after = accountLines(lab.profile);
    assert.equal(after["mail.server.server1.authMethod"], before["mail.server.server1.authMethod"]);
    assert.equal(after["mail.smtpserver.smtp1.authMethod"], NATIVE.password);
    assert.equal(after["mail.server.server2.authMethod"], NATIVE.oauth2);

    // Its own page shows why, and goes on from there.
    await page.click("#queue li:nth-child(1) a");
    const one = await Page.find(lab.thunderbird, (url) => url.endsWith("account=account1"));
    await one.waitFor("#result[data-kind=proof-failed]:not([hidden])");
    await one.click("#try-again");
    await one.waitFor("#result[data-kind=confirmed]:not([hidden])");
  });
});

test("who says no is not asked again for the next account; who cancels is asked nothing more", async () => {
  const accounts = [exchangeAccount(KIM), KIM_SENDS, exchangeAccount(LEE), LOCAL_FOLDERS];
  await withLab({ accounts }, async (lab) => {
    const before = accountLines(lab.profile);
    const address = "switch.html?account=account1,account2,account3";
    const page = await Page.open(lab.thunderbird, address);
    assert.match(await page.text("#sign-in-words"), /2 times.*kim@contoso.example, lee@contoso/);
    await page.click("#switch");
    await lab.signIn(KIM, "deny");
    await page.waitFor("#queue li:nth-child(1)[data-state=not-switched]");
    await page.waitFor("#queue li:nth-child(2)[data-state=not-switched]");
    await page.waitFor("#queue li:nth-child(3)[data-state=running]");
    await lab.personIsAsked();
    await page.click("#cancel");
    await page.waitFor("#result[data-kind=some-switched]:not([hidden])");
    assert.equal(await page.text("#headline"), "0 of 3 accounts are switched");
    assert.deepEqual(accountLines(lab.profile), before);
  });
});

test("two accounts that send through one server: it is said before, and is switched once", async () => {
  const { incoming } = exchangeAccount(KIM);
  const accounts = [exchangeAccount(JO), { email: KIM, incoming, outgoing: 0 }, LOCAL_FOLDERS];
  await withLab({ accounts, tokensOf: [JO, KIM] }, async (lab) => {
    const overview = await Page.open(lab.thunderbird, "overview.html");
    await overview.click("#switch-all");
    const page = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
    assert.match(await page.text("#notes"), /also used for sending by: kim@contoso.example/);
    await page.click("#switch");
    await page.waitFor("#result[data-kind=all-switched]:not([hidden])", 40_000);
    const methods = Object.entries(accountLines(lab.profile)).filter(([name]) =>
      name.endsWith("authMethod"),
    );
    assert.equal(methods.length, 3);
    assert.deepEqual([...new Set(methods.map(([, value]) => value))], [NATIVE.oauth2]);
  });
});
