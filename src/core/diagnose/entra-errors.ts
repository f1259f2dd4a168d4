// The numbers (AADSTS…) and the OAuth2 errors with which Microsoft's sign-in service says no.
// Microsoft asks programs to go by the OAuth2 `error`, since numbers and words change: a number that
// stands here says more than the error, and every other number is left to the error.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes, of 2025-02-03
import type { SignInRequest } from "../mail-servers/sign-in";
import type { DiagnosisCode } from "./catalogue/catalogue";

/** All numbers of a run that belong together. */
function through(first: number, last: number): readonly number[] {
  return Array.from({ length: last - first + 1 }, (_none, index) => first + index);
}

/** Numbers outside Microsoft's table are marked; they were seen in public logs. */
const NUMBERS: Partial<Record<DiagnosisCode, readonly number[]>> = {
  "account-not-in-organisation": [
    16000, 16001, 16003, 50014, 50020, 50034, 50197, 500207, 500208, 51004, 90072, 9002332,
  ],
  "sign-in-locked": [50053],
  "password-expired": [50055, 50135, 50137, 50142, 50144],
  "user-disabled": [50057],
  "organisation-unknown": [50059, 50128, 90019],
  "multi-factor-enrolment-required": [50072, 50079, 53004],
  "multi-factor-required": [50074, 50076, 50078],
  // Seen, not in the table.
  "multi-factor-not-passed": [500121],
  // 530003: seen, not in the table.
  "device-required": [50005, 50097, 50127, 50129, 50155, 50187, 53000, 53001, 530003],
  "user-not-assigned": [50105],
  "wrong-sign-in-password": [50056, 50064, 50126],
  "password-changed": [50132, 50133, 50173],
  // 9002341: seen, not in the table.
  "sign-in-interrupted": [50125, 50140, 50158, 50199, 1000000, 1000002, 9002341],
  "sign-in-requests-too-frequent": [50196],
  "sign-in-session-missing": [16002, 50058, 50085, 50089, 50143, 160021],
  "mail-service-missing": [50001, 500011, 500014, 5000224, 650052, 650054],
  "network-restricts-organisations": [50002, 500021, 500022],
  "application-not-approved": [53002],
  "conditional-access-blocked": [50131, 53003],
  "security-policy-blocked": [500212, 500213, 530032, 530034],
  "security-defaults-blocked": [530035],
  "registration-place-restricted": [53010],
  "risk-blocked": [53011],
  "consent-required": [65001],
  "consent-declined": [65004],
  "administrator-consent-required": [90093, 90094],
  // Seen, not in the table.
  "risky-application-consent": [900941],
  "consent-request-possible": [90095],
  "profile-permission-missing": [90008],
  "application-not-in-organisation": [70001, 700011, 700016, 90099],
  "application-disabled": [7000112],
  "grant-invalid": [70000],
  "interaction-required": [700020],
  "sign-in-expired": [70008, 700082, 54005],
  // 70044: seen, not in the table.
  "sign-in-frequency": [70043, 70044],
  // 500113, 9002325 and 9002326: seen, not in the table.
  "application-misconfigured": [
    50003, 50011, 500113, 50146, 50194, 65002, 65005, 650056, 650057, 700005, 700025, 700054,
    700084, 7000215, 7000218, 7000222, 900971, 9002325, 9002326,
  ],
  "request-malformed": [
    28002, 28003, 50147, 501481, 501491, 70002, 70003, 70004, 70005, 70007, 70011, 700022, 700023,
    90004, 90005, 90014, 900144, 90015, 90023, 9001023, 9002313, 90056, 900561, 90100, 901002,
    90121, 90124, 90130,
  ],
  "wrong-cloud": [90002, 90038, 1000104],
  "sign-in-service-unavailable": [
    50000, 50033, 50087, 50088, 70012, 90006, 90012, 90024, 90033, 90036, 90055, 90090, 90091,
  ],
  "on-premises-sign-in-unavailable": [50107, ...through(80001, 80015)],
  "federated-sign-in-failed": [
    20001, 20012, 20033, 40008, 40009, 40010, 40015, 50008, 5000819, 75011, 90123,
  ],
  "application-not-accessible": [1000031],
  "password-change-failed": through(120000, 120021),
  "device-not-usable": [135010, 135011],
  "application-limited-elsewhere": [650059],
};

/** Every number that is recognised, with its code. */
export const CODE_OF_NUMBER: ReadonlyMap<number, DiagnosisCode> = new Map(
  Object.entries(NUMBERS).flatMap(([code, numbers]) =>
    numbers.map((number) => [number, code as DiagnosisCode] as const),
  ),
);

/**
 * RFC 6749, 4.1.2.1 and 5.2; OpenID Connect Core 1.0, 3.1.2.6; Entra ID's own:
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 */
const CODE_OF_ERROR: Readonly<Record<string, DiagnosisCode>> = {
  // The same for "Cancel" and for an administrator's approval that is missing.
  access_denied: "sign-in-declined",
  consent_required: "consent-required",
  interaction_required: "interaction-required",
  login_required: "interaction-required",
  account_selection_required: "interaction-required",
  invalid_grant: "grant-invalid",
  unauthorized_client: "application-not-in-organisation",
  invalid_client: "application-misconfigured",
  invalid_resource: "mail-service-missing",
  invalid_request: "request-malformed",
  invalid_scope: "request-malformed",
  unsupported_response_type: "request-malformed",
  unsupported_grant_type: "request-malformed",
  server_error: "sign-in-service-unavailable",
  temporarily_unavailable: "sign-in-service-unavailable",
  // Thunderbird's own, OAuth2.sys.mjs.
  invalid_redirect: "loopback-blocked",
  external_browser_launch_failed: "no-browser",
  invalid_state: "sign-in-answer-mixed-up",
  authorization_failed: "sign-in-answer-unreadable",
  auth_noui: "no-stored-sign-in",
};

/** The number in Microsoft's words; undefined when there is none. */
function entraNumber(words: string): number | undefined {
  const [, digits] = /\bAADSTS\s?(\d{5,9})\b/i.exec(words) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * What Microsoft, or Thunderbird's own sign-in, says no with.
 *
 * @param error the OAuth2 `error`; "" or undefined when there was none
 * @param words Microsoft's description, in any language: only its number is read
 * @param mode "interactive": the person has just signed in
 */
export function diagnoseSignInError(
  error: string | undefined,
  words: string,
  mode: SignInRequest["mode"],
): DiagnosisCode | undefined {
  // A consumer account that Microsoft has blocked has the general number of a grant.
  if (/service abuse mode/i.test(words)) return "account-blocked-for-abuse";
  const number = entraNumber(words);
  if (number === undefined) return CODE_OF_ERROR[error ?? ""];
  // "Sign in again" is no help to somebody who has just done that.
  const general = error === "invalid_grant" && mode === "interactive" ? "" : error;
  return CODE_OF_NUMBER.get(number) ?? CODE_OF_ERROR[general ?? ""];
}
