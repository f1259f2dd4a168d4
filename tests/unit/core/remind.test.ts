import { describe, expect, test } from "@jest/globals";
import { assess, isMailAccount } from "../../../src/core/assess/assess";
import { accountKey } from "../../../src/core/remind/account-key";
import {
  accountsToMention,
  afterReminder,
  offerAfterFailure,
  putOff,
  reminderDue,
  withMention,
} from "../../../src/core/remind/remind";
import {
  NOTHING_REMEMBERED,
  readReminderMemory,
  type ReminderMemory,
} from "../../../src/core/remind/reminder-memory";
import { imapServer, settingsOf, smtpServer } from "./servers";

const ON_PASSWORD = { authentication: "password-cleartext" } as const;
const MIXED = assess(settingsOf(imapServer(), smtpServer(ON_PASSWORD)));
const RECEIVING_ONLY = assess(settingsOf(imapServer(ON_PASSWORD), smtpServer()));
const FINE = assess(settingsOf(imapServer(), smtpServer()));

const at = (day: string) => Date.parse(`${day}T10:00:00Z`);
const NOVEMBER = at("2026-11-25");

/** What is remembered once the account was announced. */
const ANNOUNCED: ReminderMemory = {
  ...NOTHING_REMEMBERED,
  announced: MIXED.map(({ account }) => accountKey(account)),
};

describe("found", () => {
  test("a flagged account is announced once, an account that is fine never", () => {
    const due = reminderDue(MIXED, NOTHING_REMEMBERED, NOVEMBER);
    expect(due?.kind).toBe("found");
    if (!due) return;
    const memory = afterReminder(NOTHING_REMEMBERED, due, NOVEMBER);
    expect(reminderDue(MIXED, memory, NOVEMBER)).toBeUndefined();
    expect(reminderDue(FINE, NOTHING_REMEMBERED, NOVEMBER)).toBeUndefined();
  });

  test("whoever was just told is not reminded of the date on the same day", () => {
    const now = at("2026-12-20");
    const due = reminderDue(MIXED, NOTHING_REMEMBERED, now);
    expect(due?.kind).toBe("found");
    const memory = due ? afterReminder(NOTHING_REMEMBERED, due, now) : NOTHING_REMEMBERED;
    expect(reminderDue(MIXED, memory, now)).toBeUndefined();
    expect(reminderDue(MIXED, memory, at("2026-12-24"))?.kind).toBe("date");
  });
});

describe("as the end nears", () => {
  /** The days on which somebody who looks once a day is reminded. */
  function remindedOn(findings: typeof MIXED, start: ReminderMemory): readonly string[] {
    let memory = start;
    const days: string[] = [];
    for (let day = at("2026-12-01"); day < at("2027-01-10"); day += 86_400_000) {
      const due = reminderDue(findings, memory, day);
      if (!due) continue;
      days.push(new Date(day).toISOString().slice(5, 10));
      memory = afterReminder(memory, due, day);
    }
    return days;
  }

  test("there is a reminder 14, 7, 3 days and 1 day before, and none after", () => {
    expect(remindedOn(MIXED, ANNOUNCED)).toEqual(["12-17", "12-24", "12-28", "12-30"]);
  });

  test("there is none for an account whose sending is modern", () => {
    expect(remindedOn(RECEIVING_ONLY, ANNOUNCED)).toEqual([]);
  });

  test("whoever puts it off hears of it three days later", () => {
    const memory = putOff(ANNOUNCED, at("2026-12-17"));
    expect(remindedOn(MIXED, memory)).toEqual(["12-20", "12-24", "12-28", "12-30"]);
  });

  test("putting it off does not skip the last reminder before the end", () => {
    const now = at("2026-12-29");
    const memory = putOff(ANNOUNCED, now);
    expect(reminderDue(MIXED, memory, now)).toBeUndefined();
    expect(reminderDue(MIXED, memory, at("2026-12-30"))).toMatchObject({ kind: "date", days: 1 });
  });
});

describe("when Thunderbird has failed", () => {
  test("the switch is offered at once, and not again on the same day", () => {
    const due = offerAfterFailure(MIXED, "outgoing:smtp1", ANNOUNCED, NOVEMBER);
    expect(due?.kind).toBe("failed");
    const memory = due ? afterReminder(ANNOUNCED, due, NOVEMBER) : ANNOUNCED;
    expect(offerAfterFailure(MIXED, "outgoing:smtp1", memory, NOVEMBER + 1000)).toBeUndefined();
    expect(offerAfterFailure(MIXED, "outgoing:smtp1", memory, at("2026-11-27"))).toBeDefined();
  });

  test("it is not offered for a server of no flagged account", () => {
    expect(offerAfterFailure(FINE, "outgoing:smtp1", ANNOUNCED, NOVEMBER)).toBeUndefined();
    expect(offerAfterFailure(MIXED, "outgoing:smtp9", ANNOUNCED, NOVEMBER)).toBeUndefined();
  });
});

test("never for this account: not counted, not announced, not reminded, not offered; until taken back", () => {
  const [finding] = MIXED;
  if (!finding) throw new Error("There is one");
  const key = accountKey(finding.account);
  const silent = withMention(NOTHING_REMEMBERED, key, false);
  expect(accountsToMention(MIXED, silent)).toEqual([]);
  expect(reminderDue(MIXED, silent, at("2026-12-30"))).toBeUndefined();
  expect(offerAfterFailure(MIXED, "outgoing:smtp1", silent, NOVEMBER)).toBeUndefined();
  expect(accountsToMention(MIXED, withMention(silent, key, true))).toHaveLength(1);
});

test("what is remembered is read back; what cannot be read is forgotten", () => {
  const memory = { ...ANNOUNCED, putOffUntil: 5, remindedDaysBefore: 7, offered: { "imap jo": 1 } };
  expect(readReminderMemory(JSON.parse(JSON.stringify(memory)))).toEqual(memory);
  expect(readReminderMemory({ version: 2 })).toEqual(NOTHING_REMEMBERED);
  expect(readReminderMemory({ version: 1, never: [1, "a"], offered: { a: "b" } })).toEqual({
    ...NOTHING_REMEMBERED,
    never: ["a"],
  });
});

test("an account that only sends has a name of its own", () => {
  const settings = settingsOf(
    imapServer({ type: "none", hostname: "nobody" }),
    smtpServer(ON_PASSWORD),
  );
  const [finding] = assess(settings);
  expect(finding && isMailAccount(finding)).toBe(true);
  expect(finding?.receiving).toBeNull();
  const [nothing] = assess(settingsOf(imapServer({ type: "none" })));
  expect(nothing && isMailAccount(nothing)).toBe(false);
});
