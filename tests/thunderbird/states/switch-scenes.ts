// What the switch page shows, and what comes after a switch.
import fs from "node:fs";
import path from "node:path";
import { SMTP_AUTH_DISABLED } from "../../exchange/submission";
import { Page } from "../harness/page";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE } from "../harness/profile";
import { openSwitchPage } from "../harness/switch-page";
import { BEFORE_SWITCH } from "./before-switch";
import type { Scene } from "./page-state";
import { JO, KIM, openAndSwitch, setMethod, shown } from "./show-switch";

const ACCOUNT = "[data-account=account1]";

const HALVES: Scene = {
  title: "one half works, the other does not",
  options: () => ({
    accounts: [exchangeAccount(JO), exchangeAccount(KIM), LOCAL_FOLDERS],
    tokensOf: [JO, KIM],
  }),
  states: [
    {
      name: "receiving-works",
      about: "Receiving works; sending waits for the administrator.",
      show: (lab) => {
        lab.exchange.submission.refusal = SMTP_AUTH_DISABLED;
        return openAndSwitch(lab);
      },
      proof: [shown("proof-failed", "smtp-auth-disabled-for-tenant"), "#switch-receiving"],
    },
    {
      name: "administrator",
      about: "The message for the administrator, ready to be handed over.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
        await page.click("#ask-administrator");
        return page;
      },
      proof: ["#administrator-message", "#compose-message.primary"],
      leave: async (_lab, page) => {
        await page.click("#copy-message");
        await page.waitFor("#administrator-panel [role=status]:not(:empty)");
      },
    },
    {
      name: "waiting-for-administrator",
      about: "The overview remembers that the administrator was asked.",
      show: (lab) => Page.open(lab.thunderbird, "overview.html"),
      proof: [`${ACCOUNT} [data-noted=waiting]`],
    },
    {
      name: "help-desk",
      about: "The report for the help desk, with the last try.",
      show: async (lab) => {
        const page = await openAndSwitch(lab);
        await page.waitFor(shown("proof-failed"));
        await page.click("#report a");
        return Page.find(lab.thunderbird, (url) => url.includes("help-desk.html"));
      },
      proof: [
        ":root[data-shows=report][data-state=ready]",
        "#report pre",
        "#copy-markdown.primary",
      ],
    },
    {
      name: "receiving-switched",
      about: "Receiving is switched alone; sending is still open.",
      show: async (lab) => {
        const page = await openAndSwitch(lab);
        await page.click("#switch-receiving");
        return page;
      },
      proof: [shown("confirmed"), "#ask-administrator", "#next:not([hidden])"],
      leave: (lab) => {
        lab.exchange.submission.refusal = null;
        return Promise.resolve();
      },
    },
    {
      name: "sending-works",
      about: "Sending works; receiving waits for the administrator.",
      show: async (lab) => {
        lab.exchange.imap.script = "refuse-oauth2";
        const page = await openSwitchPage(lab.thunderbird, "account2");
        await page.click("#switch");
        return page;
      },
      proof: [shown("proof-failed"), "#switch-sending"],
      leave: (lab) => {
        lab.exchange.imap.script = null;
        return Promise.resolve();
      },
    },
  ],
};

const AFTER: Scene = {
  title: "after a switch",
  options: () => ({ accounts: [exchangeAccount(JO), LOCAL_FOLDERS], tokensOf: [JO] }),
  states: [
    {
      name: "done",
      about: "Switched: the steps with their times, and what comes next.",
      show: openAndSwitch,
      proof: [shown("confirmed"), "#next:not([hidden]) .old-password", "#next .undo"],
    },
    {
      name: "done-opened-again",
      about: "The same account, when its page is opened again.",
      show: (lab) => Page.open(lab.thunderbird, "switch.html?account=account1"),
      proof: ["#next:not([hidden]) .undo", "#plan-lines li:not([data-half])"],
    },
    {
      name: "old-password",
      about: "The old password may go; asked for twice.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "switch.html?account=account1");
        await page.click("#next .old-password button");
        return page;
      },
      proof: [".old-password[data-question=open]"],
    },
    {
      name: "all-fine",
      about: "Everything is up to date.",
      show: (lab) => Page.open(lab.thunderbird, "overview.html"),
      proof: [":root[data-shows=fine]", `${ACCOUNT} .undo`],
    },
    {
      name: "undo",
      about: "The way back; asked for twice.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "overview.html");
        await page.click(`${ACCOUNT} .undo button`);
        return page;
      },
      proof: [`${ACCOUNT} .undo[data-question=open]`],
    },
    {
      name: "undo-not-possible",
      about: "A setting was changed since: it is left alone.",
      show: async (lab) => {
        // Neither the value from before nor that of the switch.
        await setMethod(lab, 4);
        const page = await Page.open(lab.thunderbird, "overview.html");
        await page.click(`${ACCOUNT} .undo button`);
        await page.click(`${ACCOUNT} .undo button:first-of-type`);
        return page;
      },
      proof: [`${ACCOUNT} .undo [role=alert] li`],
      leave: (lab) => setMethod(lab, NATIVE.oauth2),
    },
    {
      name: "not-confirmed",
      about: "Switched; Thunderbird's own check is still to come.",
      show: async (lab) => {
        // As if Thunderbird had just tried: a minute later the background would try again.
        const state = { version: 1, state: "not-confirmed", code: "unreachable" };
        const time = new Date().toISOString();
        await lab.thunderbird.inParent(
          (value) => {
            for (const name of Services.prefs.getChildList(
              "extensions.modern-auth-switch.state.",
            )) {
              Services.prefs.setStringPref(name, value);
            }
          },
          JSON.stringify({ ...state, time }),
        );
        return Page.open(lab.thunderbird, "overview.html");
      },
      proof: [":root[data-shows=not-confirmed]", `${ACCOUNT} [data-switched=not-confirmed] button`],
    },
    {
      name: "set-back",
      about: "Something sets a value back at every start: named with the file.",
      show: async (lab) => {
        fs.appendFileSync(
          path.join(lab.profile, "user.js"),
          'user_pref("mail.smtpserver.smtp1.authMethod", 3);\n',
        );
        await setMethod(lab, NATIVE.password);
        return Page.open(lab.thunderbird, "overview.html");
      },
      proof: [`${ACCOUNT}.flagged [data-switched=set-back] li`],
    },
    {
      name: "cannot-be-switched",
      about: "The same on its own page: a switch would not last.",
      show: (lab) => Page.open(lab.thunderbird, "switch.html?account=account1"),
      proof: ["#notes p", "#plan-lines li:not([data-half])", "main:has(> #next[hidden])"],
    },
  ],
};

export const SWITCH_SCENES: readonly Scene[] = [BEFORE_SWITCH, HALVES, AFTER];
