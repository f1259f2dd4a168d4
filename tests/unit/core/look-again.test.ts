import { describe, expect, test } from "@jest/globals";
import {
  recordsOf,
  switchStateOf,
  wantsConfirmation,
} from "../../../src/core/look-again/look-again";
import type { UndoRecord } from "../../../src/core/mail-servers/undo";
import type { StoredSwitchState } from "../../../src/core/record/switch-state";
import { imapServer, settingsOf, smtpServer } from "./servers";

const NOW = Date.parse("2026-11-24T12:00:00Z");
const LONG_AGO = "2026-11-20T12:00:00Z";
const JUST_NOW = "2026-11-24T11:59:30Z";

type State = Partial<StoredSwitchState> | null;

function record(state: State, values: { now?: string; serverId?: string | null } = {}): UndoRecord {
  const { now = "oauth2", serverId = "incoming:server1" } = values;
  return {
    id: "r1",
    time: LONG_AGO,
    addOnVersion: "0.1.0",
    earlierSession: true,
    servers: [
      {
        serverId,
        type: "imap",
        username: "jo@contoso.example",
        changes: [
          { setting: "authentication", before: "password-cleartext", after: "oauth2", now },
        ],
        ...(state && { state: { version: 1, state: "confirmed", time: LONG_AGO, ...state } }),
      },
    ],
  };
}

const WAITING = { state: "not-confirmed", code: "unreachable" } as const;
const PUT_BACK = { now: "password-cleartext" };

describe("what became of a switch", () => {
  test.each([
    ["its servers are as they were left and have signed in", record({}), "confirmed"],
    ["nothing is known yet", record(null), "not-confirmed"],
    ["Thunderbird could not sign in", record(WAITING), "not-confirmed"],
    ["a former value is back", record({}, PUT_BACK), "set-back"],
    ["a setting has a third value", record({}, { now: "none" }), "confirmed"],
    ["the server is gone", record({}, { serverId: null }), undefined],
  ])("%s", (_case, one, state) => {
    expect(switchStateOf(one)).toBe(state);
  });
});

describe("asking Thunderbird again without anybody's click", () => {
  test.each([
    ["once in the session after the switch", record({}), true],
    ["not once that has worked", record({ afterRestart: true }), false],
    ["not in the session of the switch", { ...record({}), earlierSession: false }, false],
    ["while it is not confirmed", record({ ...WAITING, time: LONG_AGO }), true],
    ["but not again and again", record({ ...WAITING, time: JUST_NOW }), false],
    ["to note that a setting was put back", record({}, PUT_BACK), true],
    ["but only once", record({ state: "set-back" }, PUT_BACK), false],
    ["not for a server that is gone", record({}, { serverId: null }), false],
  ])("%s", (_case, one, wanted) => {
    expect(wantsConfirmation(one, NOW)).toBe(wanted);
  });
});

test("a record belongs to the account that has its servers now, whatever the keys were", () => {
  const [account] = settingsOf(imapServer(), smtpServer()).accounts;
  if (!account) throw new Error("no account");
  const mine = record({}, { serverId: "outgoing:smtp1" });
  const foreign = record({}, { serverId: "incoming:server7" });
  const gone = record({}, { serverId: null });
  expect(recordsOf([foreign, mine, gone], account)).toEqual([mine]);
});
