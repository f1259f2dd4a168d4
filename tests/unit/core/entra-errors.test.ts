import { expect, test } from "@jest/globals";
import { diagnoseSignInError } from "../../../src/core/diagnose/entra-errors";
import { SIGN_IN_ERRORS } from "./sign-in-errors";

test.each(SIGN_IN_ERRORS)("%s", (code, error, words) => {
  expect(diagnoseSignInError(error, words, "stored")).toBe(code);
  // As Thunderbird gives them: with ids after them, and in lower case from some front ends.
  const ids = " Trace ID: 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed Timestamp: 2026-11-24 10:12:13Z";
  const whole = `${words}\r\n${ids}`.toLowerCase();
  expect(diagnoseSignInError(error, whole, "interactive")).toBe(code);
});

test.each([
  ["access_denied", "", "sign-in-declined"],
  ["invalid_grant", "AADSTS99999999: something new", "grant-invalid"],
  ["temporarily_unavailable", "AADSTS424242: something new", "sign-in-service-unavailable"],
  // Thunderbird's own, OAuth2.sys.mjs.
  ["invalid_redirect", "", "loopback-blocked"],
  ["external_browser_launch_failed", "", "no-browser"],
  ["invalid_state", "", "sign-in-answer-mixed-up"],
  ["authorization_failed", "", "sign-in-answer-unreadable"],
  ["new_error", "new words", undefined],
])("from specific to general: %s %s is %s", (error, words, code) => {
  expect(diagnoseSignInError(error, words, "stored")).toBe(code);
});

test("who has just signed in is not told to sign in again, whatever number Microsoft finds new", () => {
  const words = "AADSTS99999999: something new";
  expect(diagnoseSignInError("invalid_grant", words, "interactive")).toBeUndefined();
  expect(diagnoseSignInError("invalid_grant", "no number", "interactive")).toBe("grant-invalid");
});
