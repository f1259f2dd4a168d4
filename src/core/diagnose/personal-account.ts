import { type DiagnosisCode, entryOf } from "./catalogue/catalogue";

/** What is another thing for a personal account: there, nobody is an administrator. */
const OF_PERSONAL_ACCOUNT: Partial<Record<DiagnosisCode, DiagnosisCode>> = {
  "mailbox-not-opened": "outlook-com-receiving-off",
  "receiving-not-allowed": "outlook-com-receiving-off",
  "sending-refused": "outlook-com-sending-refused",
  "sending-not-allowed": "outlook-com-sending-refused",
  "oauth2-refused-as-password": "outlook-com-sending-refused",
  "sign-in-declined": "consent-declined",
};

/** The same cause for an account that has no administrator. */
export function withoutAdministrator(code: DiagnosisCode): DiagnosisCode {
  const own = OF_PERSONAL_ACCOUNT[code];
  if (own !== undefined) return own;
  return entryOf(code).fixedBy === "administrator" ? "outlook-com-refused" : code;
}
