// What the overview shows, and the settings page.
import { Page } from "../harness/page";
import {
  type AccountDescription,
  exchangeAccount,
  GMAIL,
  LOCAL_FOLDERS,
  NATIVE,
} from "../harness/profile";
import { MANAGED, UNREADABLE_POLICY, WITHOUT_EXPERIMENT } from "./organisation-scenes";
import type { Scene } from "./page-state";
import { overview, shows } from "./show-overview";

const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";
const LEE = "lee@contoso.example";

const MIXED = exchangeAccount(JO, { receiving: NATIVE.oauth2 });
const MODERN = exchangeAccount(KIM, { receiving: NATIVE.oauth2, sending: NATIVE.oauth2 });

const NO_ACCOUNTS: Scene = {
  title: "no mail account",
  options: () => ({ accounts: [LOCAL_FOLDERS] }),
  states: [
    overview(
      "no-accounts",
      "There is no mail account yet.",
      shows("no-accounts"),
      "#no-accounts:not([hidden])",
    ),
  ],
};

const ELSEWHERE: Scene = {
  title: "accounts of other providers",
  options: () => ({ accounts: [GMAIL, LOCAL_FOLDERS] }),
  states: [overview("only-elsewhere", "All accounts are at other providers.", shows("elsewhere"))],
};

const SENDS_ONLY: AccountDescription = {
  email: LEE,
  incoming: { type: "none", host: "Sending only", user: "nobody" },
  outgoing: exchangeAccount(LEE).outgoing ?? 0,
};

const WITHOUT_SERVERS: Scene = {
  title: "accounts without a server",
  options: () => ({
    accounts: [
      { email: JO, incoming: MIXED.incoming },
      { email: KIM, incoming: MODERN.incoming },
      SENDS_ONLY,
      LOCAL_FOLDERS,
    ],
    preferences: {
      // The identity of the second account names a server that is gone.
      "mail.identity.id2.smtpServer": "smtp99",
      "mail.identity.id1.smtpServer": "",
      "mail.smtp.defaultserver": "smtp99",
      "mail.smtpservers": "",
    },
  }),
  states: [
    overview(
      "without-outgoing-server",
      "Accounts without an outgoing server; the default one is gone.",
      "[data-account=account1] [data-half=sending][data-verdict=none]",
      "[data-account=account2] [data-half=sending][data-verdict=none]",
    ),
  ],
};

const WITHOUT_INCOMING: Scene = {
  title: "an account without an incoming server",
  options: () => ({ accounts: [MODERN, SENDS_ONLY, LOCAL_FOLDERS] }),
  states: [
    overview(
      "without-incoming-server",
      "An account that only sends.",
      "[data-account=account2].flagged [data-half=receiving][data-verdict=none]",
    ),
  ],
};

const FLAGGED: Scene = {
  title: "accounts that need somebody",
  options: () => ({ accounts: [MIXED, MODERN, GMAIL, LOCAL_FOLDERS], tokensOf: [JO] }),
  states: [
    overview(
      "one-account",
      "One account needs somebody, one is fine, one is not at Microsoft 365.",
      shows("flagged"),
      "[data-account=account1] a.button.primary",
      "[data-account=account2] [data-half=sending][data-verdict=modern]",
      "#answers:not([hidden])",
      "#put-off",
    ),
    {
      name: "reminders-put-off",
      about: "Reminders were put off for three days.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "overview.html");
        await page.click("#put-off");
        return page;
      },
      proof: ["#reminding:not(:empty):not(:has(button))"],
    },
    {
      name: "never-for-this-account",
      about: "Nobody is reminded of this account any more.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "overview.html");
        await page.click("[data-account=account1] [data-mention=false]");
        return page;
      },
      proof: ["[data-account=account1] [data-mention=true]"],
    },
    {
      name: "settings",
      about: "The settings page, with an account of which nobody is reminded.",
      show: (lab) => Page.open(lab.thunderbird, "settings.html"),
      proof: [shows("settings"), "#reminders:enabled", "#never li button", "#remove button"],
    },
    {
      name: "settings-remove",
      about: "Asked twice before what is stored is removed.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "settings.html");
        await page.click("#remove button");
        return page;
      },
      proof: [".remove-stored[data-question=open]"],
    },
    {
      name: "newer-thunderbird",
      about: "Thunderbird is newer than the add-on was tested with.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "overview.html");
        // The next reading finds another version.
        await page.run(() => {
          const version = { name: "Thunderbird", version: "160.0" };
          const getBrowserInfo = () => Promise.resolve(version);
          Object.assign((window as any).browser.runtime, { getBrowserInfo });
        });
        await lab.thunderbird.inParent(() => {
          Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 25);
          Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 587);
        });
        return page;
      },
      proof: ["[data-notice=noticeNewerThunderbird]"],
    },
    {
      name: "settings-unreadable",
      about: "The settings of the accounts could not be read.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "overview.html");
        await page.run(() => {
          const list = () => Promise.reject(new Error("An unexpected error occurred"));
          Object.assign((window as any).browser.mailServers, { list });
        });
        await lab.thunderbird.inParent(() => {
          Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 25);
          Services.prefs.setIntPref("mail.smtpserver.smtp1.port", 587);
        });
        return page;
      },
      proof: [shows("unreadable"), "#unreadable:not([hidden]) a.button[href='guided.html']"],
    },
    {
      name: "settings-locked",
      about: "The organisation has locked a setting that would have to change.",
      show: async (lab) => {
        await lab.thunderbird.inParent(() => {
          Services.prefs.lockPref("mail.smtpserver.smtp1.authMethod");
        });
        return Page.open(lab.thunderbird, "overview.html");
      },
      proof: [
        "[data-account=account1].flagged .note",
        "[data-account=account1]:not(:has(.button))",
      ],
      leave: (lab) =>
        lab.thunderbird.inParent(() => {
          Services.prefs.unlockPref("mail.smtpserver.smtp1.authMethod");
        }),
    },
  ],
};

const SEVERAL: Scene = {
  title: "several accounts at once",
  options: () => ({
    accounts: [MIXED, exchangeAccount(LEE), MODERN, LOCAL_FOLDERS],
    tokensOf: [JO],
  }),
  states: [
    overview(
      "several-accounts",
      "Two accounts need somebody, and can be switched with one click.",
      shows("flagged"),
      "#switch-all.primary",
      "[data-account=account2] a.button:not(.primary)",
    ),
    {
      name: "switch-several",
      about: "Before several accounts are switched: who will have to sign in.",
      show: (lab) => Page.open(lab.thunderbird, "switch.html?account=account1,account2"),
      proof: [shows("several"), "#queue li[data-state=waiting]", "#start:not([hidden]) #switch"],
    },
    {
      name: "several-result",
      about: "One account is switched; for the other the person has said no to the sign-in.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "switch.html?account=account1,account2");
        await page.click("#switch");
        await lab.signIn(LEE, "deny");
        return page;
      },
      proof: [
        "#result[data-kind=some-switched]",
        "#queue li[data-state=switched]",
        "#queue li[data-state=not-switched] a",
      ],
    },
    overview(
      "last-try-failed",
      "What came of the last try is noted beside the account.",
      "[data-account=account2] [data-noted=failed]",
    ),
  ],
};

const HIGH_CONTRAST: Scene = {
  title: "high contrast",
  options: () => ({
    accounts: [MIXED, exchangeAccount(LEE), MODERN, LOCAL_FOLDERS],
    tokensOf: [JO],
    // The system's colours instead of the page's.
    preferences: { "browser.display.document_color_use": 2 },
  }),
  states: [
    {
      name: "high-contrast",
      about: "With the colours of the system, as for high contrast.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "overview.html");
        await page.run(() => {
          const isForced = matchMedia("(forced-colors: active)").matches;
          document.documentElement.toggleAttribute("data-forced", isForced);
        });
        return page;
      },
      proof: [shows("flagged"), ":root[data-forced]"],
    },
  ],
};

export const OVERVIEW_SCENES: readonly Scene[] = [
  NO_ACCOUNTS,
  ELSEWHERE,
  WITHOUT_SERVERS,
  WITHOUT_INCOMING,
  FLAGGED,
  SEVERAL,
  HIGH_CONTRAST,
  MANAGED,
  UNREADABLE_POLICY,
  WITHOUT_EXPERIMENT,
];
