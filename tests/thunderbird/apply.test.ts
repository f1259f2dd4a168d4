// What apply refuses, asked from a page that wants too much.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTS } from "../exchange/certificates";
import {
  ACCOUNT,
  apply,
  INCOMING,
  JO,
  OUTGOING,
  proveBoth,
  RECEIVING,
  SENDING,
} from "./harness/commit";
import { showAccountSettings } from "./harness/account-settings-tab";
import { Lab } from "./harness/lab";
import { readLogins } from "./harness/login-store";
import { Page } from "./harness/page";
import { accountLines, exchangeAccount, LOCAL_FOLDERS } from "./harness/profile";
import { ADD_ON_ID } from "./harness/thunderbird";

let lab: Lab;
let page: Page;
let proofIds: string[];

before(async () => {
  lab = await Lab.start({
    accounts: [ACCOUNT, LOCAL_FOLDERS, exchangeAccount("kim@contoso.example")],
    tokensOf: [JO],
  });
  page = await Page.open(lab.thunderbird, "overview.html");
  proofIds = await proveBoth(page);
});

after(async () => {
  await lab.stop();
});

async function refused(run: () => Promise<unknown>): Promise<void> {
  const settings = accountLines(lab.profile);
  const logins = await readLogins(lab.thunderbird);
  await run();
  assert.deepEqual(accountLines(lab.profile), settings);
  assert.deepEqual(await readLogins(lab.thunderbird), logins);
  const records = await page.run(() => messenger.mailServers.listUndoRecords());
  assert.deepEqual(records, { records: [], unreadable: [] });
}

const change = (setting: string, before: unknown, after: unknown, serverId = INCOMING) => [
  ...RECEIVING.filter((one) => one.setting !== setting || one.serverId !== serverId),
  { serverId, setting, before, after },
];

const REFUSED: readonly [
  string,
  string,
  readonly unknown[],
  readonly string[] | undefined,
  string,
][] = [
  ["an unknown account", "account99", RECEIVING, undefined, "unknown-account"],
  [
    "an unknown server",
    "account1",
    change("port", 143, 993, "incoming:server99"),
    undefined,
    "unknown-server",
  ],
  [
    "a server of another account",
    "account1",
    change("port", 993, 993, "incoming:server3"),
    undefined,
    "unknown-server",
  ],
  ["no change at all", "account1", [], undefined, "nothing-to-change"],
  [
    "an incoming host name",
    "account1",
    change("hostname", HOSTS.incoming, HOSTS.onPremises),
    undefined,
    "setting-not-allowed",
  ],
  [
    "an incoming user name",
    "account1",
    change("username", JO, "kim@contoso.example"),
    undefined,
    "setting-not-allowed",
  ],
  [
    "an outgoing host without a provider",
    "account1",
    [
      ...SENDING,
      { serverId: OUTGOING, setting: "hostname", before: HOSTS.outgoing, after: HOSTS.relay },
    ],
    undefined,
    "host-not-allowed",
  ],
  [
    "an outgoing host of another provider",
    "account1",
    [
      ...SENDING,
      {
        serverId: OUTGOING,
        setting: "hostname",
        before: HOSTS.outgoing,
        after: HOSTS.gmailOutgoing,
      },
    ],
    undefined,
    "not-proven",
  ],
  [
    "a password method",
    "account1",
    change("authentication", "password-cleartext", "password-encrypted"),
    undefined,
    "authentication-not-allowed",
  ],
  [
    "staying on a password",
    "account1",
    RECEIVING.slice(0, 2),
    undefined,
    "authentication-not-allowed",
  ],
  [
    "no TLS",
    "account1",
    RECEIVING.filter(({ setting }) => setting !== "security"),
    undefined,
    "security-not-allowed",
  ],
  ["a value that has changed since", "account1", change("port", 144, 993), undefined, "stale-plan"],
  ["no proof", "account1", RECEIVING, [], "not-proven"],
  ["the proof of the other half", "account1", RECEIVING, ["sending"], "not-proven"],
  [
    "a made-up proof",
    "account1",
    RECEIVING,
    ["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed"],
    "not-proven",
  ],
  [
    "another port than the proven one",
    "account1",
    change("port", 143, 10993),
    undefined,
    "not-proven",
  ],
  [
    "a user name that was not proven",
    "account1",
    [
      ...SENDING,
      { serverId: OUTGOING, setting: "username", before: JO, after: "kim@contoso.example" },
    ],
    undefined,
    "not-proven",
  ],
];

for (const [what, account, changes, proofs, reason] of REFUSED) {
  test(`${what}: ${reason}`, async () => {
    await refused(async () => {
      const ids = proofs?.map((id) => (id === "sending" ? (proofIds[1] ?? "") : id));
      const result = await apply(page, account, changes, ids ?? proofIds);
      assert.equal(result.ok ? "ok" : result.reason, reason);
    });
  });
}

const MISTAKES: readonly [string, unknown, unknown, unknown, RegExp][] = [
  ["no list", "account1", "everything", [], /Incorrect argument types for mailServers\.apply/],
  [
    "an unknown setting",
    "account1",
    change("password", "", "x"),
    [],
    /setting: Invalid enumeration value "password"/,
  ],
  [
    "a value of the wrong type",
    "account1",
    change("port", 143, true),
    [],
    /after: Value true must either/,
  ],
  [
    "a port in words",
    "account1",
    change("port", 143, "993"),
    [],
    /port of incoming:server1 must be an integer/,
  ],
  [
    "a port that is none",
    "account1",
    change("port", 143, 70000),
    [],
    /port of incoming:server1 must be an integer/,
  ],
  [
    "an empty host",
    "account1",
    [{ serverId: OUTGOING, setting: "hostname", before: HOSTS.outgoing, after: "" }],
    [],
    /must be a text/,
  ],
  ["a setting twice", "account1", [...RECEIVING, ...RECEIVING], [], /is changed twice/],
];

for (const [what, account, changes, proofs, words] of MISTAKES) {
  test(`a programmer's mistake, ${what}, is told as one`, async () => {
    await refused(async () => {
      await assert.rejects(apply(page, account, changes, proofs), words);
    });
  });
}

test("a locked setting is refused, and the page says who can change it", async () => {
  const name = "mail.server.server1.authMethod";
  await lab.thunderbird.inParent((preference) => {
    Services.prefs.lockPref(preference);
  }, name);
  try {
    await refused(async () => {
      const result = await apply(page, "account1", RECEIVING, proofIds);
      assert.deepEqual(
        { ...result },
        { ok: false, reason: "setting-locked", serverId: INCOMING, setting: "authentication" },
      );
    });
    const locked = await Page.open(lab.thunderbird, "switch.html?account=account1");
    assert.match(await locked.text("#notes"), /Only your administrator can change/);
    await locked.close();
  } finally {
    await lab.thunderbird.inParent((preference) => {
      Services.prefs.unlockPref(preference);
    }, name);
  }
});

test("an open Account Settings tab is refused", async () => {
  const tabs = (open: boolean) => showAccountSettings(lab.thunderbird, open);
  await tabs(true);
  try {
    await refused(async () => {
      const result = await apply(page, "account1", RECEIVING, proofIds);
      assert.equal(result.ok ? "ok" : result.reason, "account-settings-open");
    });
  } finally {
    await tabs(false);
  }
});

/** The Experiment's own clock, and nobody else's. */
function setClock(thunderbird: Lab["thunderbird"], minutes: number): Promise<void> {
  return thunderbird.inParent(
    (id, ahead) => {
      const sandbox = WebExtensionPolicy.getByID(id).extension.experimentAPIManager.global;
      const real = Date.now;
      sandbox.Date.now =
        Cu.exportFunction?.(() => real() + ahead, sandbox) ?? (() => real() + ahead);
    },
    ADD_ON_ID,
    minutes * 60_000,
  );
}

test("a proof that is older than ten minutes is refused", async () => {
  await refused(async () => {
    await setClock(lab.thunderbird, 11);
    const result = await apply(page, "account1", RECEIVING, proofIds);
    assert.equal(result.ok ? "ok" : result.reason, "not-proven");
    await setClock(lab.thunderbird, 0);
  });
});
