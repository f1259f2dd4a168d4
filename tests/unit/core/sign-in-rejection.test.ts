import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { accessTokenClaims } from "../../../src/core/oauth/access-token-claims";
import { signInFailure } from "../../../src/core/oauth/sign-in-rejection";

const decode = (base64: string) => Buffer.from(base64, "base64").toString();

describe("what a sign-in of Thunderbird ends with", () => {
  test.each([
    ["Window already open", { reason: "busy", words: "" }],
    ['{"error":"cancelled"}', { reason: "cancelled", words: "" }],
    ['{ "error": "cancelled"}', { reason: "cancelled", words: "" }],
    ['{"error": "window_failed"}', { reason: "unreachable", error: "window_failed" }],
    ["{ cut off", { reason: "unreachable", words: "" }],
    [
      "invalid_grant; AADSTS50173: The grant has expired; sign in.",
      {
        reason: "refused",
        error: "invalid_grant",
        words: "AADSTS50173: The grant has expired; sign in.",
      },
    ],
    [
      "http://localhost:1/?error=access_denied&error_description=AADSTS65004%3A+User+declined&state=x",
      { reason: "refused", error: "access_denied", words: "AADSTS65004: User declined" },
    ],
    ["https://localhost/?error=%E0%A4%A", { reason: "refused", error: "%E0%A4%A" }],
  ])("%s", (rejection, expected) => {
    expect(signInFailure(rejection)).toMatchObject(expected);
  });

  test("an exception", () => {
    const failure = signInFailure(new SyntaxError("JSON.parse: unexpected character"));
    expect(failure).toEqual({ reason: "unreachable", words: "JSON.parse: unexpected character" });
  });

  test("anything at all is one of the declared reasons, and the state never leaves", () => {
    const reasons = ["busy", "cancelled", "unreachable", "refused"];
    const address = fc
      .tuple(fc.webUrl({ withQueryParameters: true }), fc.string())
      .map(([url, error]) => `${url}?error=${encodeURIComponent(error)}&state=THE-STATE`);
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.string(), fc.json(), address), (rejection) => {
        const failure = signInFailure(rejection);
        expect(reasons).toContain(failure.reason);
        expect(JSON.stringify(failure)).not.toContain("THE-STATE");
      }),
    );
  });
});

describe("what a token names", () => {
  const token = (claims: unknown) =>
    `x.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.y`;

  test("user and tenant of Entra ID", () => {
    const claims = { upn: "jo@contoso.example", tid: "0e1c3a52" };
    expect(accessTokenClaims(token(claims), decode)).toEqual({
      tokenUsername: "jo@contoso.example",
      tokenTenantId: "0e1c3a52",
    });
  });

  test.each([
    [{ preferred_username: "jo@contoso.example", unique_name: "x" }, "jo@contoso.example"],
    // A personal account as the guest of an organisation.
    [{ unique_name: "live.com#jo@outlook.com" }, "jo@outlook.com"],
  ])("the name in %j", (claims, name) => {
    expect(accessTokenClaims(token(claims), decode).tokenUsername).toBe(name);
  });

  test("nothing, when it is no JWT or holds something else", () => {
    const texts = fc.oneof(fc.string(), fc.jsonValue().map(token), fc.constant(null));
    fc.assert(
      fc.property(texts, (text) => {
        for (const value of Object.values(accessTokenClaims(text, decode))) {
          expect(typeof value).toBe("string");
        }
      }),
    );
  });
});
