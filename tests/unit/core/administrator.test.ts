import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { administratorRequest } from "../../../src/core/administrator/administrator-request";
import {
  consentLinks,
  tenantFor,
  tenantIn,
  tenantLookupAddress,
} from "../../../src/core/administrator/consent-links";
import {
  PLACEHOLDER,
  powershellIdentity,
  powershellString,
} from "../../../src/core/administrator/powershell-identity";
import type { DiagnosisCode } from "../../../src/core/diagnose/catalogue/catalogue";
import { entryOf } from "../../../src/core/diagnose/catalogue/catalogue";
import type { Diagnosis } from "../../../src/core/diagnose/diagnosis";
import type { Hostname } from "../../../src/core/exchange-online/parse-hostname";
import type { OAuthProvider } from "../../../src/core/mail-servers/oauth-provider";

const TENANT = "0e1c3a52-7c33-4f0a-9f5e-2d3a1b6c7d8e";
const PROVIDER: OAuthProvider = {
  issuer: "login.microsoftonline.com",
  clientId: "9e5f94bc-e8a4-4e73-b8be-63364c29d753",
  scopes: ["https://outlook.office.com/IMAP.AccessAsUser.All", "offline_access"],
};

function diagnosis(code: DiagnosisCode, mailboxName = "jo@contoso.example"): Diagnosis {
  const { fixedBy, request } = entryOf(code);
  return {
    code,
    fixedBy,
    ...(request && { task: request }),
    microsoft: "accepted",
    mailbox: "refused",
    protocol: "smtp",
    hostname: "smtp.office365.com",
    port: 587,
    mailboxName,
    words: "",
    refusal: "",
    traceIds: {},
  };
}

/** What PowerShell reads from the start of a text: about_Quoting_Rules, single-quoted strings. */
function readString(text: string): { readonly value: string; readonly rest: string } | undefined {
  const isQuote = (character: string | undefined) =>
    character !== undefined && "'\u2018\u2019\u201A\u201B".includes(character);
  const characters = Array.from(text);
  if (!isQuote(characters[0])) return undefined;
  let value = "";
  for (let at = 1; at < characters.length; at++) {
    const character = characters[at] ?? "";
    if (!isQuote(character)) value += character;
    else if (isQuote(characters[at + 1])) {
      value += character;
      at++;
    } else return { value, rest: characters.slice(at + 1).join("") };
  }
  return undefined;
}

describe("PowerShell", () => {
  const nasty = fc.string({
    unit: fc.constantFrom(...Array.from("'\u2018\u2019\u201A\u201B\"`$;|&(){}@.\n\r ab")),
    maxLength: 40,
  });

  test("a text in quotes is that text and nothing more, whatever it holds", () => {
    fc.assert(
      fc.property(fc.oneof(nasty, fc.string({ unit: "binary" })), (text) => {
        expect(readString(powershellString(text))).toEqual({ value: text, rest: "" });
      }),
    );
  });

  test("an identity is a whole address or GUID in quotes, or no command at all", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          nasty,
          fc.string(),
          fc.emailAddress(),
          fc.uuid(),
          nasty.map((x) => `jo@${x}`),
        ),
        (text) => {
          const identity = powershellIdentity(text);
          if (identity === PLACEHOLDER) return;
          expect(readString(identity)).toEqual({ value: text, rest: "" });
          expect(text).toMatch(/^[!-~]+$/);
          expect(text).not.toMatch(/[`"\s;()<>]/);
        },
      ),
      { numRuns: 1000 },
    );
  });

  test.each([
    ["jo@contoso.example", "'jo@contoso.example'"],
    ["o'brien@contoso.example", "'o''brien@contoso.example'"],
    [TENANT, `'${TENANT}'`],
    ["o\u2019brien@contoso.example", PLACEHOLDER],
    ["jo@contoso.example; Remove-Mailbox", PLACEHOLDER],
    ["CONTOSO\\jo", PLACEHOLDER],
    ["jo", PLACEHOLDER],
    ["jo@contoso.example\n", PLACEHOLDER],
    ["", PLACEHOLDER],
  ])("%j becomes %s", (text, identity) => {
    expect(powershellIdentity(text)).toBe(identity);
  });

  test("sending is allowed for the mailbox, after a look; a strange name is a place to fill in", () => {
    const request = administratorRequest(diagnosis("smtp-auth-disabled-for-mailbox"), PROVIDER);
    expect(request?.commands).toEqual([
      "Connect-ExchangeOnline",
      "Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled",
      "Get-CASMailbox -Identity 'jo@contoso.example' | Format-List SmtpClientAuthenticationDisabled,ImapEnabled,PopEnabled",
      "Set-CASMailbox -Identity 'jo@contoso.example' -SmtpClientAuthenticationDisabled $false",
    ]);
    expect(request?.hasPlaceholder).toBe(false);
    const strange = diagnosis("smtp-auth-disabled-for-mailbox", "jo'; Remove-Mailbox kim");
    expect(administratorRequest(strange, PROVIDER)).toMatchObject({ hasPlaceholder: true });
    expect(administratorRequest(strange, PROVIDER)?.commands.join("\n")).not.toContain("Remove");
  });
});

describe("consent links", () => {
  test("the three forms, for this application, this tenant and all scopes", () => {
    const links = consentLinks(PROVIDER, { id: TENANT, source: "token" });
    expect(links?.current).toBe(
      `https://login.microsoftonline.com/${TENANT}/v2.0/adminconsent?client_id=9e5f94bc-e8a4-4e73-b8be-63364c29d753&scope=https%3A%2F%2Foutlook.office.com%2FIMAP.AccessAsUser.All%20offline_access&redirect_uri=https%3A%2F%2Flocalhost&state=modern-auth-switch`,
    );
    expect(links?.plain).toBe(
      `https://login.microsoftonline.com/${TENANT}/adminconsent?client_id=9e5f94bc-e8a4-4e73-b8be-63364c29d753`,
    );
    expect(new URL(links?.former ?? "").searchParams.get("prompt")).toBe("admin_consent");
  });

  test("whatever the account's name and the application are, a link leads to Microsoft and says them", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary-ascii" }),
        fc.string(),
        fc.string(),
        (user, id, scope) => {
          const tenant = tenantFor(user, id);
          const links = consentLinks({ ...PROVIDER, clientId: id, scopes: [scope] }, tenant);
          for (const link of Object.values(links ?? {})) {
            const { protocol, host, pathname, searchParams, hash } = new URL(link);
            expect([protocol, host, hash]).toEqual(["https:", "login.microsoftonline.com", ""]);
            expect(pathname.split("/")[1]).toBe(tenant.id);
            expect(searchParams.get("client_id")).toBe(id);
          }
          expect(new URL(links?.current ?? "").searchParams.get("scope")).toBe(scope);
        },
      ),
    );
  });

  test("no link to a sign-in service that is not Microsoft's", () => {
    const other = { ...PROVIDER, issuer: "evil.example" };
    expect(consentLinks(other, { id: TENANT, source: "token" })).toBeUndefined();
  });

  test.each([
    ["jo@contoso.example", TENANT, undefined, TENANT, "token"],
    ["jo@contoso.example", "no guid", TENANT, TENANT, "sign-in-service"],
    ["jo@Contoso.Example", undefined, undefined, "contoso.example", "mail-domain"],
    ["CONTOSO\\jo", undefined, undefined, "organizations", "unknown"],
    ["jo@evil.example/../x", undefined, undefined, "organizations", "unknown"],
  ])("the tenant of %s, %s, %s is %s", (user, token, found, id, source) => {
    expect(tenantFor(user, token, found)).toEqual({ id, source });
  });

  test("only Microsoft's own answer names a tenant", () => {
    const answer = (issuer: unknown) => JSON.stringify({ issuer });
    expect(tenantIn(answer(`https://login.microsoftonline.com/${TENANT}/v2.0`))).toBe(TENANT);
    for (const wrong of [
      answer(`https://evil.example/${TENANT}/v2.0`),
      answer(`https://login.microsoftonline.com.evil.example/${TENANT}/v2.0`),
      answer("https://login.microsoftonline.com/{tenantid}/v2.0"),
      answer(7),
      "null",
      "<!doctype html>",
    ]) {
      expect(tenantIn(wrong)).toBeUndefined();
    }
    expect(tenantLookupAddress("contoso.example" as Hostname)).toBe(
      "https://login.microsoftonline.com/contoso.example/v2.0/.well-known/openid-configuration",
    );
  });
});
