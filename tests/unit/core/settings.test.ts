import { describe, expect, test } from "@jest/globals";
import {
  DEFAULT_SETTINGS,
  readSettings,
  settingInForce,
  unreadableSettings,
} from "../../../src/core/settings/settings";

describe("what a person has set", () => {
  test("is read back; what is missing or of another kind has its default", () => {
    expect(readSettings(undefined)).toEqual(DEFAULT_SETTINGS);
    expect(readSettings({ reminders: false })).toEqual({ ...DEFAULT_SETTINGS, reminders: false });
    expect(readSettings({ reminders: "no", networkQuestions: 0 })).toEqual(DEFAULT_SETTINGS);
    expect(readSettings("text")).toEqual(DEFAULT_SETTINGS);
  });
});

describe("what an administrator has set", () => {
  const own = { networkQuestions: true, reminders: false };

  test.each([
    [undefined, true, false],
    [{}, true, false],
    [{ networkQuestions: true }, true, true],
    [{ networkQuestions: 1 }, true, true],
    [{ networkQuestions: false }, false, true],
    [{ networkQuestions: 0 }, false, true],
    // Not an answer, or not readable: nothing is sent.
    [{ networkQuestions: "true" }, false, true],
    [{ networkQuestions: null }, false, true],
    ["no", false, true],
    [null, false, true],
  ])("managed settings %j: network questions %p, by policy %p", (managed, value, isManaged) => {
    expect(settingInForce(own, managed, "networkQuestions")).toEqual({ value, managed: isManaged });
  });

  test("wins over the person's, and leaves alone what it does not name", () => {
    const managed = { reminders: true };
    expect(settingInForce(own, managed, "reminders").value).toBe(true);
    expect(
      settingInForce({ ...own, networkQuestions: false }, managed, "networkQuestions"),
    ).toEqual({
      value: false,
      managed: false,
    });
  });

  test.each([
    [undefined, []],
    [{ networkQuestions: 0, reminders: true, more: "of a later version" }, []],
    [{ networkQuestions: "perhaps" }, ["networkQuestions"]],
    [null, ["networkQuestions", "reminders"]],
  ])("%j: unreadable are %j", (managed, names) => {
    expect(unreadableSettings(managed)).toEqual(names);
  });
});
