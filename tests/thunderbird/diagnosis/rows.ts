// Every class of failure as a person meets it: how the stand-in is made to refuse, and what the page says.
import type { Lab } from "../harness/lab";

export const JO = "jo@contoso.example";
const KIM = "kim@contoso.example";

const smtp = (words: string) => ({
  code: 535,
  words: `5.7.139 Authentication unsuccessful, ${words}`,
});
const tokenError = (error: string, description: string) => ({ status: 400, error, description });

export interface Row {
  readonly what: string;
  readonly arrange: (lab: Lab) => Promise<void> | void;
  /** Who signs in, when the stored sign-in is not used or not enough. */
  readonly signsIn?: string;
  readonly again?: boolean;
  readonly code: string;
  readonly who: RegExp;
  readonly title: RegExp;
  /** The obvious button. */
  readonly button: string;
  /** What the server said, word for word. */
  readonly words?: RegExp;
}

export const YOU = /You can fix this/;
const ADMINISTRATOR = /Only your administrator/;
const WAIT = /Nobody has to fix anything/;

export const ROWS: readonly Row[] = [
  {
    what: "SMTP AUTH off for the mailbox",
    arrange: ({ exchange }) => {
      exchange.submission.refusal = smtp(
        "SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information. [LO4P123CA0001.GBRP123.PROD.OUTLOOK.COM 2026-11-24T10:07:41.823Z 08DC4758F9C2D2F1]",
      );
    },
    code: "smtp-auth-disabled-for-mailbox",
    who: ADMINISTRATOR,
    title: /your mailbox is not allowed to send this way/,
    button: "ask-administrator",
  },
  {
    what: "SMTP AUTH off for the tenant",
    arrange: ({ exchange }) => {
      exchange.submission.refusal = smtp(
        "SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
      );
    },
    code: "smtp-auth-disabled-for-tenant",
    who: ADMINISTRATOR,
    title: /your organisation does not allow sending this way/,
    button: "ask-administrator",
    words:
      /535 5\.7\.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant/,
  },
  {
    what: "a rule against passwords refuses the new sign-in",
    arrange: ({ exchange }) => {
      exchange.submission.refusal = smtp("basic authentication is disabled.");
    },
    code: "oauth2-refused-as-password",
    who: ADMINISTRATOR,
    title: /a rule of your organisation against passwords also stops this sign-in/,
    button: "ask-administrator",
  },
  {
    what: "security defaults",
    arrange: ({ exchange }) => {
      exchange.submission.refusal = smtp(
        "user is locked by your organization's security defaults policy. Contact your administrator.",
      );
    },
    code: "oauth2-refused-by-security-defaults",
    who: ADMINISTRATOR,
    title: /security defaults block this sign-in/,
    button: "ask-administrator",
  },
  {
    what: "password refused at the sign-in",
    arrange: ({ exchange }) => {
      exchange.provider.tokenFault = tokenError(
        "invalid_grant",
        "AADSTS50126: Error validating credentials due to invalid username or password.",
      );
    },
    signsIn: JO,
    code: "wrong-sign-in-password",
    who: YOU,
    title: /did not accept the password at the sign-in/,
    button: "try-again",
  },
  {
    what: "IMAP off",
    arrange: ({ exchange }) => {
      exchange.imap.script = "not-connected";
    },
    code: "mailbox-not-opened",
    who: ADMINISTRATOR,
    title: /the mailbox did not open/,
    button: "ask-administrator",
    words: /BAD User is authenticated but not connected\./,
  },
  {
    what: "throttled",
    arrange: ({ exchange }) => {
      exchange.imap.script = "throttled";
    },
    code: "throttled",
    who: WAIT,
    title: /asks this mailbox to slow down/,
    button: "try-later",
  },
  {
    what: "security software reads along",
    arrange: ({ exchange }) => {
      exchange.imap.fault = "untrusted-certificate";
    },
    code: "certificate-intercepted",
    who: YOU,
    title: /stands between Thunderbird and Microsoft/,
    button: "try-again",
    words: /SEC_ERROR_UNKNOWN_ISSUER/,
  },
  {
    what: "security software reads the sign-in along",
    arrange: ({ exchange }) => {
      exchange.provider.showCertificate(exchange.certificates.selfSigned);
    },
    code: "certificate-intercepted",
    who: YOU,
    title: /stands between Thunderbird and Microsoft/,
    button: "try-again",
  },
  {
    what: "not consented",
    arrange: ({ exchange }) => {
      exchange.provider.tokenFault = tokenError(
        "invalid_grant",
        "AADSTS65001: The user or administrator has not consented to use the application with ID '9e5f94bc-e8a4-4e73-b8be-63364c29d753' named 'Thunderbird'. Send an interactive authorization request for this user and resource. Trace ID: 1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed Correlation ID: 2c9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bee Timestamp: 2026-11-24 10:12:13Z",
      );
    },
    signsIn: JO,
    code: "consent-required",
    who: ADMINISTRATOR,
    title: /has not approved Thunderbird yet/,
    button: "ask-administrator",
    words: /invalid_grant\s+AADSTS65001: .*Trace ID: 1b9d6bcd/,
  },
  {
    what: "conditional access",
    arrange: ({ exchange }) => {
      exchange.provider.tokenFault = tokenError(
        "invalid_grant",
        "AADSTS53003: Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
      );
    },
    code: "conditional-access-blocked",
    who: ADMINISTRATOR,
    title: /Conditional Access/,
    button: "ask-administrator",
  },
  {
    what: "multi-factor",
    arrange: ({ exchange }) => {
      exchange.provider.tokenFault = tokenError(
        "interaction_required",
        "AADSTS50076: Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000002-0000-0ff1-ce00-000000000000'.",
      );
    },
    signsIn: JO,
    code: "multi-factor-required",
    who: YOU,
    title: /second step/,
    button: "try-again",
  },
  {
    what: "somebody else signed in",
    arrange: () => undefined,
    signsIn: KIM,
    again: true,
    code: "signed-in-as-somebody-else",
    who: YOU,
    title: /You signed in as kim@contoso\.example, but this mailbox belongs to jo@contoso\.example/,
    button: "choose-account",
  },
  {
    what: "another user name for sending",
    arrange: ({ exchange }) => {
      exchange.provider.opensMailboxOf.set(KIM, JO);
    },
    signsIn: KIM,
    again: true,
    code: "user-name-refused-for-sending",
    who: YOU,
    title: /does not accept the user name jo@contoso\.example for sending: you signed in as kim@/,
    button: "use-signed-in-name",
  },
];
