// What the guided edition shows: the settings handed over, every card, and what words on a screen mean.
import { builtXpi } from "../harness/lab";
import { Page } from "../harness/page";
import { exchangeAccount, GMAIL, LOCAL_FOLDERS, NATIVE } from "../harness/profile";
import { drop, handOver, openCard, openGuided } from "../harness/walk-page";
import type { PageState, Scene } from "./page-state";
import { shows } from "./show-overview";

const JO = "jo@contoso.example";

/** As Thunderbird copies it, in a second opening; the lines of accounts are in no language. */
const SETTINGS = [
  "  Mail and News Accounts",
  "    account1:",
  `      INCOMING: account1, ${JO}, (imap) outlook.office365.com:143, plain, passwordCleartext`,
  `      OUTGOING: Jo <${JO}>, smtp.office.com:25, plain, passwordCleartext, true`,
  `      OUTGOING: Sales <sales@contoso.example>, smtp.office365.com:587, 2, 3, false`,
  "    account2:",
  "      INCOMING: account2, kim@contoso.example, (imap) outlook.office365.com:993, SSL, OAuth2",
  "      OUTGOING: Kim <kim@contoso.example>, smtp.office365.com:587, 2, 3, true",
  "    account3:",
  "      INCOMING: account3, jo@gmail.com, (imap) imap.gmail.com:993, SSL, OAuth2",
  "      OUTGOING: Jo <jo@gmail.com>, smtp.gmail.com:465, SSL, OAuth2, true",
].join("\n");

const ONE = SETTINGS.split("\n").filter((line, index) => index < 4 && !line.includes("Sales"));

const ASKING: readonly PageState[] = [
  {
    name: "guided-asking",
    about: "The settings are to be handed over: how, and why.",
    show: (lab) => Page.open(lab.thunderbird, "guided.html"),
    proof: [shows("asking"), "#pasted"],
  },
  {
    name: "guided-preferences",
    about: "The other way: the file prefs.js, and where it lies.",
    show: async (lab) => {
      const page = await Page.open(lab.thunderbird, "guided.html");
      await page.click("#preferences > summary");
      return page;
    },
    proof: ["#preferences[open] .places"],
  },
  {
    name: "guided-problem",
    about: "What was pasted are no settings.",
    show: async (lab) => {
      const page = await Page.open(lab.thunderbird, "guided.html");
      await drop(page, "Dear help desk, I cannot send mail any more.");
      return page;
    },
    proof: ["#problem[data-problem=not-recognised]"],
  },
  {
    name: "guided-found",
    about: "What has to be done; two outgoing servers look alike.",
    show: (lab) => openGuided(lab.thunderbird, SETTINGS),
    proof: [shows("flagged"), "[data-account=account1] .note", "[data-account=account2] a.button"],
  },
  {
    name: "guided-without-names",
    about: "One account, of a text without names.",
    show: async (lab) => {
      const page = await Page.open(lab.thunderbird, "guided.html");
      await page.click("#read-again");
      await page.waitFor("#pasted");
      await drop(page, ONE.join("\n").replaceAll(JO, "").replace("Jo <>", ""), "settings.txt");
      return page;
    },
    proof: [shows("flagged"), "#no-names:not([hidden])", "[data-account=account1] a.primary"],
  },
];

/** Steps in their order, and what is shown of each. */
const CARDS = [
  ["open-account-settings", "Where Account Settings are."],
  ["open-outgoing-server:0", "The shortest way to the outgoing server."],
  ["outgoing-hostname:0", "A value to be typed."],
  ["outgoing-connection:0", "Security, and the port that has to follow."],
  ["outgoing-sign-in:0", "OAuth2, and the button that saves it."],
  ["open-listed-server:1", "The outgoing server of another identity."],
  ["outgoing-sign-in:1", "Its method."],
  ["open-incoming-server", "The page for receiving."],
  ["incoming-connection", "Its security and port."],
  ["incoming-sign-in", "Its method, saved at once."],
  ["check", "The settings are to be read again."],
  ["receive", "The sign-in that Thunderbird asks for."],
  ["send", "The message to oneself."],
  ["folders", "Folders, by Thunderbird's own dialog."],
  ["passwords", "The old passwords, last."],
] as const;

function cardState([step, about]: (typeof CARDS)[number]): PageState {
  return {
    name: `walk-${step.replace(":", "-")}`,
    about,
    show: (lab) => openCard(lab.thunderbird, step),
    proof: [`.walk-step[aria-current][data-step="${step}"] .inside`],
  };
}

const AFTER: readonly PageState[] = [
  {
    name: "walk-finished",
    about: "Every card is done.",
    show: (lab) => openCard(lab.thunderbird, ""),
    proof: [shows("finished"), "#finished:not([hidden])"],
  },
  {
    name: "walk-differs",
    about: "Read again, one setting is still another: back to its card, with what it says.",
    show: async (lab) => {
      const done = await openCard(lab.thunderbird, "");
      await done.click("#again");
      await done.waitFor('[data-step="open-account-settings"][aria-current]');
      await done.close();
      const page = await openCard(lab.thunderbird, "check");
      const half = SETTINGS.replace(":143, plain, passwordCleartext", ":993, SSL, OAuth2")
        .replace("smtp.office.com:25, plain, passwordCleartext", "smtp.office365.com:25, 2, 10")
        .replace("smtp.office365.com:587, 2, 3, false", "smtp.office365.com:587, 2, 10, false");
      await handOver(page, half);
      await page.waitFor('[data-step="outgoing-connection:0"][data-state=differs]');
      for (const step of ["open-account-settings", "open-outgoing-server:0"]) {
        await page.click("#done");
        await page.waitFor(`.walk-step:not([aria-current])[data-step="${step}"]`);
      }
      return page;
    },
    proof: [
      '.walk-step[aria-current][data-step="outgoing-connection:0"] [data-differs=port]',
      '[data-step="incoming-sign-in"][data-state=confirmed]',
    ],
  },
  {
    name: "walk-checked",
    about: "Read again, everything is as it should be.",
    show: async (lab) => {
      const page = await openCard(lab.thunderbird, "check");
      const right = SETTINGS.replace(":143, plain, passwordCleartext", ":993, SSL, OAuth2")
        .replace("smtp.office.com:25, plain, passwordCleartext", "smtp.office365.com:587, 2, 10")
        .replace("smtp.office365.com:587, 2, 3, false", "smtp.office365.com:587, 2, 10, false");
      await handOver(page, right);
      return page;
    },
    proof: [
      '.walk-step[aria-current][data-step="receive"]',
      '[data-step="outgoing-connection:0"][data-state=confirmed]',
    ],
  },
  {
    name: "guided-report",
    about: "The report of settings that were handed over.",
    show: (lab) => Page.open(lab.thunderbird, "help-desk.html"),
    proof: ["#of-settings:not([hidden]) #report li"],
  },
];

/** In CI those that differ in kind; pictures are taken of all. */
const IN_CI = new Set([
  "guided-preferences",
  "guided-problem",
  "guided-found",
  "walk-outgoing-connection-0",
  "walk-check",
  "walk-send",
  "walk-passwords",
  "explanations-found",
  "explanations-administrator",
]);

const options = () => ({
  accounts: [
    exchangeAccount(JO, { receiving: NATIVE.oauth2 }),
    exchangeAccount("kim@contoso.example"),
    GMAIL,
    LOCAL_FOLDERS,
  ],
  xpi: builtXpi("guided"),
});

const GUIDED: Scene = {
  title: "the guided edition",
  options,
  states: [
    ...ASKING,
    {
      name: "guided-begun",
      about: "The settings of two accounts, for the cards that follow.",
      show: (lab) => openGuided(lab.thunderbird, SETTINGS),
      proof: [shows("flagged")],
    },
    ...CARDS.map(cardState),
    ...AFTER,
  ],
};

const EXPLANATIONS: Scene = {
  title: "what went wrong",
  options,
  states: [
    {
      name: "explanations",
      about: "Everything that can be met, by what somebody saw.",
      show: (lab) => Page.open(lab.thunderbird, `explanations.html?address=${JO}`),
      proof: [shows("explanations"), "#groups .explanation"],
    },
    {
      name: "explanations-found",
      about: "Words on a screen, and what they mean.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, `explanations.html?address=${JO}`);
        await page.type(
          "#words",
          "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.",
        );
        return page;
      },
      proof: [
        shows("found"),
        "#recognised [data-code=smtp-auth-disabled-for-tenant][open] button.primary",
      ],
    },
    {
      name: "explanations-administrator",
      about: "An administrator has to consent: the message, with the link.",
      show: async (lab) => {
        const address = `explanations.html?address=${JO}&code=administrator-consent-required`;
        const page = await Page.open(lab.thunderbird, address);
        await page.click(".explanation[open] button");
        return page;
      },
      proof: ["#administrator-message"],
    },
    {
      name: "explanations-nothing-found",
      about: "Words that nobody knows.",
      show: async (lab) => {
        const page = await Page.open(lab.thunderbird, "explanations.html");
        await page.type("#words", "qwertz");
        return page;
      },
      proof: [shows("nothing-found")],
    },
  ],
};

export const GUIDED_SCENES: readonly Scene[] = [GUIDED, EXPLANATIONS];

export const GUIDED_SCENES_IN_CI: readonly Scene[] = [
  {
    title: "the guided edition, and what went wrong",
    options,
    states: [...GUIDED.states, ...EXPLANATIONS.states].filter(({ name }) => IN_CI.has(name)),
  },
];
