// The settings page: what is set holds, what is stored can be removed, and undo goes with it.
import assert from "node:assert/strict";
import { test } from "node:test";
import { withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";
import { until } from "./harness/thunderbird";

const JO = "jo@contoso.example";
const OURS = "extensions.modern-auth-switch.";

test("network questions switched off by the person: kept after a restart, and none is offered", async () => {
  await withLab({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS] }, async (lab) => {
    const settings = await Page.open(lab.thunderbird, "settings.html");
    await settings.click("#networkQuestions");
    await settings.waitFor("#announcement:not(:empty)");
    await lab.restart();
    const again = await Page.open(lab.thunderbird, "settings.html");
    await again.waitFor("#networkQuestions:not(:checked):enabled");
    await again.waitFor("#reminders:checked:enabled");

    lab.exchange.provider.tokenFault = {
      status: 400,
      error: "invalid_client",
      description: "AADSTS700016: Application with identifier was not found in the directory",
    };
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await lab.signIn(JO);
    await page.waitFor("#result[data-code=application-not-in-organisation]:not([hidden])");
    await page.click("#ask-administrator");
    await page.waitFor("#administrator-message");
    assert.equal(await page.exists("#tenant-look-up"), false);
  });
});

test("remove what is stored: asked twice, then nothing of ours is left, and the account stays switched", async () => {
  await withLab({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS], tokensOf: [JO] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
    await page.click("#switch");
    await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
    const switched = accountLines(lab.profile);
    const settings = await Page.open(lab.thunderbird, "settings.html");
    assert.match(await settings.text("#stored"), /^1 switch that can be undone/);
    await settings.click("#remove button");
    // The first answer removes, the second one keeps.
    await settings.click(".remove-stored button:last-of-type");
    assert.match(await settings.text("#stored"), /^1 switch that can be undone/);
    await settings.click("#remove button");
    await settings.click(".remove-stored button:first-of-type");
    await settings.waitFor("#remove [role=alert]");
    assert.match(await settings.text("#stored"), /^No switch that could be undone/);

    const left = await lab.thunderbird.inParent((branch) => {
      const names: string[] = Services.prefs.getChildList(branch);
      return names;
    }, OURS);
    assert.deepEqual(left, []);
    const overview = await Page.open(lab.thunderbird, "overview.html");
    await overview.waitFor(":root[data-shows=fine]");
    assert.equal(await overview.exists(".undo"), false);
    assert.deepEqual(accountLines(lab.profile), switched);
  });
});

test("the overview: a reading that failed is forgotten when a later one works, and the older of two is never shown last", async () => {
  await withLab({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS] }, async (lab) => {
    const page = await Page.open(lab.thunderbird, "overview.html");
    const change = (port: number) =>
      lab.thunderbird.inParent((value) => {
        Services.prefs.setIntPref("mail.smtpserver.smtp1.port", value);
      }, port);
    /** The next readings, one after the other: whether each fails, and how long it takes. */
    const prepare = (readings: readonly { fails?: boolean; wait?: number }[]) =>
      page.run((list) => {
        const { mailServers } = (window as any).browser;
        const read = mailServers.list.bind(mailServers);
        const left = [...list];
        Object.assign(mailServers, {
          list: async () => {
            const { fails, wait = 0 } = left.shift() ?? {};
            const result = await read();
            await new Promise((resolve) => setTimeout(resolve, wait));
            if (fails) throw new Error("An unexpected error occurred");
            return result;
          },
        });
      }, readings);
    await prepare([{ fails: true }]);
    await change(25);
    await page.waitFor("#unreadable:not([hidden])");
    await change(587);
    await page.waitFor(":root[data-shows=flagged]");
    assert.equal(await page.exists("#unreadable:not([hidden])"), false);

    // The first of two takes long, and knows the account as it was.
    await prepare([{ wait: 2500 }]);
    await change(25);
    await new Promise((resolve) => setTimeout(resolve, 800));
    await lab.thunderbird.inParent(() => {
      Services.prefs.setIntPref("mail.smtpserver.smtp1.authMethod", 10);
      Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 587);
    });
    await page.waitFor("[data-half=sending][data-verdict=modern]");
    await new Promise((resolve) => setTimeout(resolve, 3000));
    await until("the newest reading", () =>
      page.exists("[data-half=sending][data-verdict=modern]"),
    );
  });
});
