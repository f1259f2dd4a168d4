// Personal accounts: nobody is an administrator there.
import type { CatalogueEntry } from "./catalogue-entry";

export const OUTLOOK_COM = {
  "outlook-com-receiving-off": {
    fixedBy: "you",
    signingInHelps: false,
    source: 'Outlook.com settings, "Forwarding and IMAP"',
  },
  "outlook-com-sending-refused": {
    fixedBy: "you",
    signingInHelps: true,
    action: "choose-account",
    source:
      "SMTP 535 5.7.3, https://support.mozilla.org/questions/1465652 and https://github.com/simonrob/email-oauth2-proxy/issues/297",
  },
  "outlook-com-refused": {
    fixedBy: "you",
    signingInHelps: true,
    source: "any refusal that an administrator would mend elsewhere",
  },
  "account-blocked-for-abuse": {
    fixedBy: "you",
    signingInHelps: false,
    source: "AADSTS70000, service abuse mode",
  },
} as const satisfies Record<string, CatalogueEntry>;
