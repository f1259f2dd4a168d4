// The demo: a Thunderbird with four accounts and the add-on, against the stand-in. With --headless
// it does the whole job by itself and leaves pictures of it.
import fs from "node:fs";
import path from "node:path";
import { Lab, type LabOptions } from "../thunderbird/harness/lab";
import { Page } from "../thunderbird/harness/page";
import { exchangeAccount, GMAIL, LOCAL_FOLDERS, NATIVE } from "../thunderbird/harness/profile";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const LEE = "lee@contoso.example";

const OPTIONS: LabOptions = {
  accounts: [
    exchangeAccount(JO),
    exchangeAccount(KIM, { receiving: NATIVE.oauth2 }),
    exchangeAccount(LEE, { receiving: NATIVE.oauth2, sending: NATIVE.oauth2 }),
    GMAIL,
    LOCAL_FOLDERS,
  ],
  tokensOf: [KIM, LEE],
  signInWindow: true,
};

/** As Exchange makes them, and some of one's own. */
const FOLDERS = [
  "Drafts",
  "Sent Items",
  "Deleted Items",
  "Junk Email",
  "Archive",
  "Calendar",
  "Contacts",
  "Tasks",
  "Customers/Adatum",
  "Customers/Fabrikam",
  "Invoices",
];

/** Switches the account that is on passwords, as a person would, and takes pictures. */
async function switchByItself(lab: Lab): Promise<void> {
  const folder = path.resolve("build/demo");
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  let pictures = 0;
  const picture = async (page: Page, what: string) => {
    pictures++;
    await page.screenshot(path.join(folder, `${pictures}-${what}.png`));
  };
  const overview = await Page.open(lab.thunderbird, "overview.html");
  await picture(overview, "two-accounts-need-you");
  await overview.click("[data-account=account1] a.button");
  const page = await Page.find(lab.thunderbird, (url) => url.includes("switch.html"));
  await page.waitFor("#start:not([hidden])");
  await picture(page, "what-will-change");
  await page.click("#switch");
  await picture(await lab.signInWindow(), "sign-in");
  await lab.signIn(JO);
  await page.waitFor("#result[data-kind=confirmed]:not([hidden])");
  await picture(page, "done");
  await page.click("[data-next=folders] a");
  const folders = await Page.find(lab.thunderbird, (url) => url.includes("folders.html"));
  await folders.waitFor(":root[data-shows=choosing]");
  await picture(folders, "folders");
  await folders.click("#apply");
  await folders.waitFor(":root[data-shows=done]");
  await folders.close();
  await picture(await Page.open(lab.thunderbird, "overview.html"), "one-account-needs-you");
  console.log(`${JO} was switched. ${pictures} pictures are in ${path.relative("", folder)}`);
}

async function demo(): Promise<void> {
  const headless = process.argv.includes("--headless");
  const lab = await Lab.start({ ...OPTIONS, visible: !headless });
  try {
    for (const user of [JO, KIM, LEE]) {
      lab.exchange.mailboxOf(user).make(FOLDERS);
      lab.exchange.mailboxOf(user).setSubscribed(["INBOX"]);
    }
    if (headless) {
      await switchByItself(lab);
    } else {
      await Page.open(lab.thunderbird, "overview.html");
      console.log(
        "Thunderbird is open, with the add-on's overview. Any password does at the sign-in",
      );
      console.log("page, which is a stand-in on this computer. Close Thunderbird to end the demo.");
      await lab.thunderbird.ended();
    }
  } finally {
    await lab.stop();
  }
}

void demo();
