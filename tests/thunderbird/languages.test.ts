// No text is cut at 320 px, in any language and in one that is half again as long as English; and each
// language is complete on the page: no name of a message, no placeholder, no empty place.
import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { test } from "node:test";
import { SMTP_AUTH_DISABLED } from "../exchange/submission";
import { openFolders } from "./harness/folder-page";
import { type Lab, withLab } from "./harness/lab";
import { Page } from "./harness/page";
import { exchangeAccount, GMAIL, LOCAL_FOLDERS, NATIVE } from "./harness/profile";
import { repack } from "./harness/repack";
import { openSwitchPage } from "./harness/switch-page";
import { openCard, openGuided } from "./harness/walk-page";
import { UNDER_TEST } from "./harness/under-test";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";

/** An account with everything to change, as Thunderbird copies it. */
const SETTINGS = [
  `INCOMING: account1, ${JO}, (imap) outlook.office365.com:143, 0, 3`,
  `OUTGOING: Jo <${JO}>, smtp.office365.com:25, 0, 3, true`,
].join("\n");

type Messages = Record<string, { message: string }>;

function messagesOf(language: string): Messages {
  const file = path.join("_locales", language, "messages.json");
  return JSON.parse(fs.readFileSync(file, "utf8")) as Messages;
}

/** Half again as long, with letters that are wider, and words that are as long as German ones. */
function pseudo(): Messages {
  const stretch = (text: string) =>
    text.replace(/\$\w+\$|[A-Za-z]+/g, (word) =>
      word.startsWith("$") ? word : word + "ẅ".repeat(Math.ceil(word.length / 2)),
    );
  return Object.fromEntries(
    Object.entries(messagesOf("en")).map(([name, entry]) => [
      name,
      name === "language" ? entry : { ...entry, message: stretch(entry.message) },
    ]),
  );
}

/** The add-on with another language in the place of English, which Thunderbird speaks here. */
function speaking(name: string, messages: Messages, version: string): Promise<string> {
  return repack(path.resolve(`build/speaking-${name}.xpi`), (file, content) => {
    if (file === "_locales/en/messages.json") return JSON.stringify(messages);
    if (file !== "manifest.json") return content;
    return JSON.stringify({ ...(JSON.parse(content.toString()) as object), version });
  });
}

/** As narrow as WCAG 2.2 asks for (1.4.10). */
async function narrow(lab: Lab, page: Page): Promise<void> {
  const address = await page.address();
  await lab.thunderbird.inParent((url) => {
    const { document } = Services.wm.getMostRecentWindow("mail:3pane");
    const tab = document
      .getElementById("tabmail")
      .tabInfo.find((one: any) => one.browser?.currentURI?.spec === url);
    tab.browser.style.maxWidth = "320px";
  }, address);
}

/** What does not fit, or was not translated. */
function faults(page: Page): Promise<readonly string[]> {
  return page.run(async () => {
    for (let waited = 0; window.innerWidth !== 320 && waited < 2000; waited += 50) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const found: string[] = window.innerWidth === 320 ? [] : [`${window.innerWidth} px wide`];
    const isCut = (node: Element) => {
      const { overflowX } = getComputedStyle(node);
      const { right, left, width } = node.getBoundingClientRect();
      // The names of folders are the person's own; a title has them whole.
      const skipped = ".visually-hidden, pre, svg, .folder > .name, #tree";
      if (
        width === 0 ||
        node.closest(skipped) === node ||
        node.closest(".visually-hidden, pre, svg")
      )
        return false;
      if (node.matches(".folder") && node.scrollHeight > node.clientHeight + 1) return true;
      const scrolls = overflowX !== "visible" && node.scrollWidth > node.clientWidth + 1;
      return right > 320.5 || left < -0.5 || scrolls;
    };
    for (const node of document.querySelectorAll("body *")) {
      if (isCut(node)) found.push(`cut: ${node.tagName} ${node.textContent.slice(0, 60)}`);
    }
    for (const node of document.querySelectorAll("[data-message], button, a, h1, h2, dt, dd")) {
      const { width } = node.getBoundingClientRect();
      if (width > 0 && node.textContent.trim() === "") found.push(`empty: ${node.outerHTML}`);
    }
    const words = document.body.innerText;
    if (/\$[A-Z_]+\$|__MSG|undefined/.test(words)) found.push(`placeholder in: ${words}`);
    return found;
  });
}

/** All on 153; 140 has the same pages and nearly the same style sheets, so the longest will do there. */
const LANGUAGES = fs
  .readdirSync("_locales")
  .filter((name) => UNDER_TEST.esr === 153 || name === "de")
  .map((name) => [name, messagesOf(name)] as const);

test("every language, and one half again as long: nothing is cut at 320 px, nothing is missing", async () => {
  const accounts = [
    exchangeAccount(JO, { receiving: NATIVE.oauth2 }),
    exchangeAccount(KIM),
    GMAIL,
    LOCAL_FOLDERS,
  ];
  await withLab({ accounts, tokensOf: [JO] }, async (lab) => {
    lab.exchange.submission.refusal = SMTP_AUTH_DISABLED;
    lab.exchange
      .mailboxOf(JO)
      .make(["Sync Issues/Conflicts", "Calendar", "Deleted Items", "a/b/c"]);
    lab.exchange.mailboxOf(JO).makePublic(["Forum"]);
    const found: string[] = [];
    let version = 1;
    for (const [name, messages] of [...LANGUAGES, ["pseudo", pseudo()] as const]) {
      const xpi = await speaking(name, messages, `0.1.${String(++version)}`);
      await lab.thunderbird.install(xpi);
      const look = async (page: Page, what: string) => {
        await narrow(lab, page);
        found.push(...(await faults(page)).map((one) => `${name}, ${what}: ${one}`));
        await page.close();
      };
      const overview = await Page.open(lab.thunderbird, "overview.html");
      const tag = await overview.run(() => document.documentElement.lang);
      assert.equal(tag, messages["language"]?.message);
      await look(overview, "overview");
      await look(await Page.open(lab.thunderbird, "settings.html"), "settings");
      await look(await openFolders(lab.thunderbird, "account1"), "folders");
      await look(await Page.open(lab.thunderbird, "switch.html?account=account2"), "plan");
      const failed = await openSwitchPage(lab.thunderbird);
      await failed.click("#switch");
      await failed.waitFor("#result[data-kind=proof-failed]:not([hidden])");
      await failed.click("#ask-administrator");
      await failed.waitFor("#administrator-message");
      await look(failed, "failed");
      await look(await Page.open(lab.thunderbird, "help-desk.html"), "help-desk");
      await look(await Page.open(lab.thunderbird, "explanations.html"), "explanations");
      const asking = await Page.open(lab.thunderbird, "guided.html");
      await asking.click("#preferences > summary");
      await look(asking, "guided");
      await (await openGuided(lab.thunderbird, SETTINGS)).close();
      await look(await openCard(lab.thunderbird, "outgoing-connection:0"), "walk");
    }
    assert.deepEqual(found, []);
  });
});
