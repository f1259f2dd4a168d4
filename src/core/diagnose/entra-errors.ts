// The numbers (AADSTS…) and the OAuth2 errors with which Microsoft's sign-in service says no.
// Microsoft asks programs to go by the OAuth2 `error`, since numbers and words change: a number that
// stands here says more than the error, and every other number is left to the error.
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes, of 2025-02-03
import type { DiagnosisCode } from "./catalogue/catalogue";

/** Numbers outside Microsoft's table are marked; they were seen in public logs. */
const NUMBERS: Partial<Record<DiagnosisCode, readonly number[]>> = {
  "account-not-in-organisation": [
    16000, 16001, 16003, 50014, 50020, 50034, 50197, 500208, 51004, 90072,
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
  "device-required": [50005, 50097, 50129, 50155, 50187, 53000, 53001, 530003],
  "user-not-assigned": [50105],
  "wrong-sign-in-password": [50056, 50126],
  "password-changed": [50132, 50133, 50173],
  "sign-in-interrupted": [50125, 50140, 50158, 50199],
  "sign-in-requests-too-frequent": [50196],
  "sign-in-session-missing": [50058, 50085, 50089, 50143],
  "mail-service-missing": [50001, 500011, 500014, 650052, 650054],
  "network-restricts-organisations": [50002, 500021, 500022],
  "application-not-approved": [53002],
  "conditional-access-blocked": [50131, 53003],
  "security-policy-blocked": [500212, 500213, 530032, 530034],
  "security-defaults-blocked": [530035],
  "registration-place-restricted": [53010],
  "risk-blocked": [53011],
  "consent-required": [65001],
  "consent-declined": [65004],
  "administrator-consent-required": [90094],
  // Seen, not in the table.
  "risky-application-consent": [900941],
  "consent-request-possible": [90095],
  "profile-permission-missing": [90008],
  "application-not-in-organisation": [700016, 700011, 70001],
  "application-disabled": [7000112],
  "grant-invalid": [70000],
  "sign-in-expired": [70008, 700082, 54005],
  // 70044: seen, not in the table.
  "sign-in-frequency": [70043, 70044],
  // 9002326 and 500113: seen, not in the table.
  "application-misconfigured": [
    50011, 500113, 50194, 65005, 650056, 650057, 700005, 700025, 700054, 700084, 7000215, 7000218,
    7000222, 9002326,
  ],
  "request-malformed": [
    50147, 501481, 70002, 70007, 70011, 90004, 90014, 900144, 90015, 90023, 9002313,
  ],
  "wrong-cloud": [90002, 90038, 1000104],
  "sign-in-service-unavailable": [
    50000, 50033, 50087, 50088, 70012, 90006, 90012, 90024, 90033, 90036, 90055,
  ],
  "on-premises-sign-in-unavailable": [
    50107, 80001, 80002, 80005, 80007, 80010, 80012, 80013, 80014, 80015,
  ],
  "application-not-accessible": [1000031],
  "password-change-failed": [
    120000, 120002, 120003, 120004, 120005, 120008, 120011, 120012, 120013, 120014, 120015, 120016,
    120018, 120020, 120021,
  ],
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
  const [, digits] = /\bAADSTS\s?(\d{5,7})\b/i.exec(words) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/**
 * What Microsoft, or Thunderbird's own sign-in, says no with.
 *
 * @param error the OAuth2 `error`; "" or undefined when there was none
 * @param words Microsoft's description, in any language: only its number is read
 */
export function diagnoseSignInError(
  error: string | undefined,
  words: string,
): DiagnosisCode | undefined {
  // A consumer account that Microsoft has blocked has the general number of a grant.
  if (/service abuse mode/i.test(words)) return "account-blocked-for-abuse";
  const number = entraNumber(words);
  const known = number === undefined ? undefined : CODE_OF_NUMBER.get(number);
  return known ?? CODE_OF_ERROR[error ?? ""];
}
