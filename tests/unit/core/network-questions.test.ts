import { expect, test } from "@jest/globals";
import { allowsNetworkQuestions } from "../../../src/core/managed/network-questions";

test.each([
  [undefined, true],
  [{}, true],
  [{ networkQuestions: true }, true],
  [{ networkQuestions: 1 }, true],
  [{ networkQuestions: false }, false],
  [{ networkQuestions: 0 }, false],
  // Not an answer, or not readable: nothing is sent.
  [{ networkQuestions: "true" }, false],
  [{ networkQuestions: null }, false],
  ["no", false],
  [null, false],
])("managed settings %j: network questions %p", (managed, allowed) => {
  expect(allowsNetworkQuestions(managed)).toBe(allowed);
});
