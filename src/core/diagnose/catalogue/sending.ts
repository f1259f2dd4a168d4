// What a server for sending refuses.
import type { CatalogueEntry } from "./catalogue-entry";

export const SENDING = {
  "smtp-auth-disabled-for-tenant": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "allow-sending",
    source: "SMTP 535 5.7.139, https://aka.ms/smtp_auth_disabled",
  },
  "smtp-auth-disabled-for-mailbox": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "allow-sending",
    source: "SMTP 535 5.7.139, https://aka.ms/smtp_auth_disabled",
  },
  "smtp-auth-disabled": {
    fixedBy: "administrator",
    signingInHelps: false,
    sentences: "smtp-auth-disabled-for-mailbox",
    request: "allow-sending",
    source: "SMTP 535 5.7.139, https://aka.ms/smtp_auth_disabled",
  },
  "password-sign-in-disabled": {
    fixedBy: "you",
    signingInHelps: false,
    source: "SMTP 535 5.7.139 and IMAP NO, Exchange Online since 2024-09",
  },
  "security-defaults-block-passwords": {
    fixedBy: "you",
    signingInHelps: false,
    sentences: "password-sign-in-disabled",
    source: "SMTP 535 5.7.139, https://learn.microsoft.com/entra/fundamentals/security-defaults",
  },
  "password-sending-ended": {
    fixedBy: "you",
    signingInHelps: false,
    sentences: "password-sign-in-disabled",
    source: "SMTP 550 5.7.30, Microsoft's announcement 4114750",
  },
  "password-incorrect": { fixedBy: "you", signingInHelps: true, source: "SMTP 535 5.7.139" },
  "oauth2-refused-as-password": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "review-authentication-policy",
    source:
      "the same words in answer to OAuth2, https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission",
  },
  "oauth2-refused-by-security-defaults": {
    fixedBy: "administrator",
    signingInHelps: false,
    sentences: "security-defaults-blocked",
    request: "review-sign-in",
    source: "the same words in answer to OAuth2",
  },
  "policy-refused-sending": {
    fixedBy: "administrator",
    signingInHelps: false,
    sentences: "conditional-access-blocked",
    request: "review-sign-in",
    source: "SMTP 535 5.7.139",
  },
  "account-locked": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "review-sign-in",
    source: "SMTP 535 5.7.139, contested",
  },
  "sending-refused": {
    fixedBy: "you",
    signingInHelps: true,
    action: "choose-account",
    request: "allow-sending",
    source: "SMTP 535 5.7.3 without a name in the token",
  },
  "sending-not-allowed": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "allow-sending",
    action: "choose-account",
    source: "SMTP 535 5.7.3 after the right person's sign-in",
  },
  "user-name-refused-for-sending": {
    fixedBy: "you",
    signingInHelps: false,
    action: "use-signed-in-name",
    source:
      "SMTP 535 5.7.3 for a name that is not the signed-in person's, https://github.com/nextcloud/mail/issues/13667",
  },
  "sending-not-signed-in": { fixedBy: "you", signingInHelps: false, source: "SMTP 530 5.7.57" },
  "send-as-denied": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "send-as",
    source: "SMTP 554 5.2.252, 554 5.2.0 and 550 5.7.60",
  },
  "recipient-limit-reached": {
    fixedBy: "wait",
    signingInHelps: false,
    waitSeconds: 24 * 60 * 60,
    source: "SMTP 554 5.2.0 SubmissionQuotaExceededException",
  },
  "too-many-sending-connections": {
    fixedBy: "wait",
    signingInHelps: false,
    sentences: "too-many-connections",
    source: "SMTP 432 4.3.2",
  },
  "starttls-required": { fixedBy: "you", signingInHelps: false, source: "SMTP 451 5.7.3" },
  "tls-too-old": {
    fixedBy: "you",
    signingInHelps: false,
    source: "SMTP 421 4.7.66, https://aka.ms/smtp_auth_tls",
  },
  "mechanism-not-supported": { fixedBy: "you", signingInHelps: false, source: "SMTP 504 5.7.4" },
  "sending-rate-exceeded": {
    fixedBy: "wait",
    signingInHelps: false,
    sentences: "throttled",
    source: "SMTP 421 4.4.2",
  },
  "sending-service-unavailable": {
    fixedBy: "wait",
    signingInHelps: false,
    source: "SMTP 421 4.3.2, 451 4.7.0 and 454 4.7.0",
  },
  "mailbox-full": {
    fixedBy: "you",
    signingInHelps: false,
    source: "SMTP 554 5.2.2, https://aka.ms/mailboxfull",
  },
  "sending-held-as-spam": {
    fixedBy: "administrator",
    signingInHelps: false,
    request: "restore-sender",
    source: "SMTP 554 5.2.0 OutboundSpamException",
  },
  "sender-restricted": {
    fixedBy: "administrator",
    signingInHelps: false,
    sentences: "sending-held-as-spam",
    request: "restore-sender",
    source: "SMTP 550 5.1.8 and 5.7.50x",
  },
} as const satisfies Record<string, CatalogueEntry>;
