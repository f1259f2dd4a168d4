// What the switch page shows from the plan to the end of a try that has not led to a switch.
import { LOCAL_FAULTS } from "../faults/local-faults";
import { Moments } from "../faults/moments";
import { showAccountSettings } from "../harness/account-settings-tab";
import { lockLoginStore, unlockLoginStore } from "../harness/login-store";
import { Page } from "../harness/page";
import { exchangeAccount, LOCAL_FOLDERS, NATIVE } from "../harness/profile";
import { openSwitchPage } from "../harness/switch-page";
import type { Scene } from "./page-state";
import { askToSignIn, cancel, JO, KIM, openAndSwitch, setMethod, shown } from "./show-switch";

const MIXED = exchangeAccount(JO, { receiving: NATIVE.oauth2 });

export const BEFORE_SWITCH: Scene = {
  title: "before and during a switch",
  options: () => ({ accounts: [MIXED, exchangeAccount(KIM), LOCAL_FOLDERS], tokensOf: [JO] }),
  states: [
    {
      name: "plan",
      about: "What will change, before and after; no sign-in is needed.",
      show: async (lab) => {
        await lab.savesPasswords();
        const page = await openSwitchPage(lab.thunderbird);
        await page.click("#plan-details summary");
        return page;
      },
      proof: ["#plan-lines [data-half=sending] .after", "#start:not([hidden]) #switch"],
    },
    {
      name: "plan-both-halves",
      about: "Both halves will change, and somebody has to sign in.",
      show: (lab) => openSwitchPage(lab.thunderbird, "account2"),
      proof: ["#plan-lines [data-half=receiving]", "#plan-lines [data-half=sending]"],
    },
    {
      name: "waiting-for-sign-in",
      about: "Waiting for the person, who signs in in the browser or a window.",
      show: askToSignIn,
      proof: ["#steps [data-step=sign-in][data-state=running]", "#cancel"],
      leave: cancel,
    },
    {
      name: "sign-in-stalled",
      about: "Nothing has come back: open again, copy the link, cancel.",
      show: askToSignIn,
      proof: ["#stalled:not([hidden]) #open-again", "#cancel"],
      leave: cancel,
    },
    {
      name: "pause-before-browser",
      about: "Thunderbird's pause between two openings of the browser, counted down.",
      only153: true,
      show: async (lab) => {
        const page = await askToSignIn(lab);
        await cancel(lab, page);
        // The clock stands still, so that the picture is not late.
        await page.run(() => {
          const now = Date.now();
          Date.now = () => now;
        });
        await page.click("#try-again");
        return page;
      },
      proof: ["#hint[data-pause='1'], #hint[data-pause='2'], #hint[data-pause='3']"],
      leave: cancel,
    },
    {
      name: "cancelled",
      about: "Cancelled: nothing was changed.",
      show: async (lab) => {
        const page = await askToSignIn(lab);
        await cancel(lab, page);
        return page;
      },
      proof: [shown("cancelled"), "#nothing-changed:not([hidden])"],
    },
    {
      name: "obstacles",
      about: "What stands in the way of the sign-in on this computer, before the click.",
      show: async (lab) => {
        // 140 signs in with a window of its own, which needs cookies.
        await lab.thunderbird.inParent(() => {
          Services.prefs.setIntPref("network.cookie.cookieBehavior", 2);
        });
        lab.exchange.provider.showCertificate(lab.exchange.certificates.selfSigned);
        return openSwitchPage(lab.thunderbird);
      },
      proof: ["[data-obstacle=service-intercepted]"],
      leave: async (lab) => {
        lab.exchange.provider.showCertificate(null);
        await lab.thunderbird.inParent(() => {
          Services.prefs.clearUserPref("network.cookie.cookieBehavior");
        });
      },
    },
    {
      name: "somebody-else",
      about: "Signed in as somebody else than whose mailbox it is.",
      show: async (lab) => {
        await lab.forgetCookies();
        const page = await openSwitchPage(lab.thunderbird, "account2");
        await page.click("#switch");
        await lab.signIn(JO);
        return page;
      },
      proof: [shown("proof-failed", "signed-in-as-somebody-else"), "#choose-account"],
    },
    {
      name: "primary-password",
      about: "Thunderbird's passwords are locked.",
      show: async (lab) => {
        await lockLoginStore(lab.thunderbird);
        return openSwitchPage(lab.thunderbird);
      },
      proof: ["[data-obstacle=login-store-locked] button"],
    },
    {
      name: "primary-password-needed",
      about: "The same after a try: unlock, and try again.",
      show: openAndSwitch,
      proof: [shown("sign-in-failed", "login-store-locked"), "#unlock-passwords"],
      leave: (lab) => unlockLoginStore(lab.thunderbird),
    },
    {
      name: "account-settings-open",
      about: "Account Settings is open and would write the old values back.",
      show: async (lab) => {
        const page = await openSwitchPage(lab.thunderbird);
        await showAccountSettings(lab.thunderbird, true);
        await page.click("#switch");
        return page;
      },
      proof: [shown("commit-failed", "account-settings-open"), "#close-account-settings"],
      leave: async (lab) => {
        await showAccountSettings(lab.thunderbird, false);
      },
    },
    {
      name: "another-switch",
      about: "Another page is switching an account.",
      show: async (lab) => {
        const first = await askToSignIn(lab);
        const second = await openSwitchPage(lab.thunderbird, "account2");
        await second.click("#switch");
        await second.waitFor(shown("busy"));
        await cancel(lab, first);
        await first.close();
        return second;
      },
      proof: [shown("busy"), "#try-again"],
    },
    {
      name: "stale-plan",
      about: "Somebody has changed a setting while the switch was being proven.",
      show: async (lab) => {
        const page = await openSwitchPage(lab.thunderbird);
        const arrived = lab.exchange.smtp.gate.arm();
        await page.click("#switch");
        await arrived;
        await setMethod(lab, 4);
        lab.exchange.smtp.gate.release();
        return page;
      },
      proof: [
        shown("commit-failed", "settings-changed-meanwhile"),
        "#nothing-changed:not([hidden])",
      ],
      leave: (lab) => setMethod(lab, NATIVE.password),
    },
    {
      name: "settings-not-saved",
      about: "The settings could not be saved on this computer; the old ones are back.",
      show: async (lab) => {
        const page = await openSwitchPage(lab.thunderbird);
        const fault = LOCAL_FAULTS["preferences-unwritable"];
        await fault?.inject({ lab, page, accountId: "account1", half: "sending" });
        await page.click("#switch");
        await page.waitFor(shown("commit-failed"), 40_000);
        await fault?.mend?.({ lab, page, accountId: "account1", half: "sending" });
        return page;
      },
      proof: [shown("commit-failed", "settings-not-saved")],
    },
    {
      name: "undone",
      about: "Thunderbird itself was refused with the new settings: the old ones are back.",
      show: async (lab) => {
        const moments = await Moments.watch(lab.thunderbird);
        const page = await openSwitchPage(lab.thunderbird);
        await moments.arm("after-commit", "hold");
        await page.click("#switch");
        await moments.whenReached("after-commit");
        const { submission } = lab.exchange;
        submission.refusal = { code: 535, words: "5.7.3 Authentication unsuccessful [stand-in]" };
        await moments.release();
        await page.waitFor(shown("undone"), 40_000);
        submission.refusal = null;
        return page;
      },
      proof: [shown("undone"), "#try-again"],
    },
    {
      name: "recalled",
      about: "The page was closed and opened again: it shows what came of the last try.",
      show: (lab) => Page.open(lab.thunderbird, "switch.html?account=account1"),
      proof: [shown("undone"), "#steps [data-state=failed]"],
    },
    {
      name: "switched-by-hand",
      about: "Somebody has switched the account by hand while the page was open.",
      show: async (lab) => {
        const page = await openSwitchPage(lab.thunderbird);
        await setMethod(lab, NATIVE.oauth2);
        return page;
      },
      proof: ["#plan-lines li:only-child:not([data-half])", "main:has(> #start[hidden])"],
      leave: (lab) => setMethod(lab, NATIVE.password),
    },
  ],
};
