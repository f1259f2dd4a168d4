// What Exchange Online answers when mail is sent (SMTP, RFC 5321 and RFC 4954).
// A row goes before another when it says more.
import type { MailReply } from "./mail-reply";

const SMTP = ["smtp"] as const;
const PROXY = "https://github.com/simonrob/email-oauth2-proxy/issues/";
const MAILKIT = "https://github.com/jstedfast/MailKit/issues/";
const SUPPORT = "Thunderbird support questions 2024 to 2026, https://support.mozilla.org/questions";
const LOGS = "public logs of mail programs, read 2026-11-23";

export const SENDING_REPLIES: readonly MailReply[] = [
  {
    code: "smtp-auth-disabled-for-tenant",
    protocols: SMTP,
    pattern: /SmtpClientAuthentication is disabled for the Tenant/i,
    sample:
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information.",
    source: `${PROXY}193`,
  },
  {
    code: "smtp-auth-disabled-for-mailbox",
    protocols: SMTP,
    pattern: /SmtpClientAuthentication is disabled for the Mailbox/i,
    sample:
      "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.",
    source: LOGS,
  },
  {
    code: "smtp-auth-disabled",
    protocols: SMTP,
    pattern: /SmtpClientAuthentication is disabled|aka\.ms\/smtp_auth_disabled/i,
    sample: "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled.",
    source: `${SUPPORT}, nine times`,
  },
  {
    code: "password-sign-in-disabled",
    afterOAuth2: "oauth2-refused-as-password",
    protocols: SMTP,
    pattern: /5\.7\.139 .*basic authentication is disabled/i,
    sample: "535 5.7.139 Authentication unsuccessful, basic authentication is disabled.",
    source: "https://github.com/nodemailer/nodemailer/issues/1714",
  },
  {
    code: "security-defaults-block-passwords",
    afterOAuth2: "oauth2-refused-by-security-defaults",
    protocols: SMTP,
    pattern: /5\.7\.139 .*security defaults policy/i,
    sample:
      "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy. Contact your administrator.",
    source: LOGS,
  },
  {
    code: "policy-refused-sending",
    protocols: SMTP,
    pattern: /5\.7\.139 .*did not meet the criteria/i,
    sample:
      "535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.",
    source: LOGS,
  },
  {
    code: "password-incorrect",
    afterOAuth2: "sending-refused",
    protocols: SMTP,
    pattern: /5\.7\.139 .*credentials were incorrect/i,
    sample: "535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.",
    source: LOGS,
  },
  {
    code: "account-locked",
    protocols: SMTP,
    pattern: /5\.7\.139 .*account (?:is )?locked/i,
    sample: "535 5.7.139 Authentication unsuccessful, account locked.",
    source: "one project's tests only; contested, read 2026-11-23",
  },
  {
    code: "password-sending-ended",
    afterOAuth2: "oauth2-refused-as-password",
    protocols: SMTP,
    pattern: /5\.7\.30\b/i,
    sample: "550 5.7.30 Basic authentication is not supported for Client Submission.",
    source:
      "https://techcommunity.microsoft.com/blog/exchange/exchange-online-to-retire-basic-auth-for-client-submission-smtp-auth/4114750",
  },
  {
    code: "send-as-denied",
    protocols: SMTP,
    pattern: /SendAsDenied|5\.7\.60\b|5\.2\.252\b|permissions to send as this sender/i,
    sample:
      "554 5.2.252 SendAsDenied; jo@contoso.example not allowed to send as team@contoso.example; STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
    source: "https://github.com/gophish/gophish/issues/2900",
  },
  {
    code: "send-as-denied",
    protocols: SMTP,
    pattern: /5\.2\.0 STOREDRV\.Submission\.Exception:SendAsDenied/i,
    sample:
      "554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied",
    source: "https://github.com/rss2email/rss2email/issues/147",
  },
  {
    code: "send-as-denied",
    protocols: SMTP,
    pattern: /Client does not have permissions to send as/i,
    sample: "550 5.7.60 SMTP; Client does not have permissions to send as this sender",
    source: LOGS,
  },
  {
    code: "recipient-limit-reached",
    protocols: SMTP,
    pattern: /SubmissionQuotaExceeded/i,
    sample: "554 5.2.0 STOREDRV.Submission.Exception:SubmissionQuotaExceededException",
    source: LOGS,
  },
  {
    code: "too-many-sending-connections",
    protocols: SMTP,
    pattern: /sender thread limit exceeded|\b432 4\.3\.2\b/i,
    sample: "432 4.3.2 STOREDRV.ClientSubmit; sender thread limit exceeded",
    source: LOGS,
  },
  {
    code: "starttls-required",
    protocols: SMTP,
    pattern: /STARTTLS is required/i,
    sample: "451 5.7.3 STARTTLS is required to send mail",
    source: "https://github.com/apache/hertzbeat/issues/2365",
  },
  {
    code: "tls-too-old",
    protocols: SMTP,
    pattern: /4\.7\.66\b|TLS 1\.0 and 1\.1 are not supported/i,
    sample:
      "421 4.7.66 TLS 1.0 and 1.1 are not supported. Please upgrade/update your client to support TLS 1.2. Visit https://aka.ms/smtp_auth_tls.",
    source: "https://github.com/zehm/sendEmail/issues/1",
  },
  {
    code: "mechanism-not-supported",
    protocols: SMTP,
    pattern: /5\.7\.4\b|Unrecognized authentication type/i,
    sample: "504 5.7.4 Unrecognized authentication type",
    source: `${MAILKIT}1770`,
  },
  {
    code: "sending-rate-exceeded",
    protocols: SMTP,
    pattern: /submission rate for this client has exceeded/i,
    sample: "421 4.4.2 Message submission rate for this client has exceeded the configured limit",
    source: LOGS,
  },
  {
    code: "mailbox-full",
    protocols: SMTP,
    pattern: /QuotaExceededException|5\.2\.2 mailbox full|aka\.ms\/mailboxfull/i,
    sample: "554 5.2.2 mailbox full; STOREDRV.Submission.Exception:QuotaExceededException",
    source: SUPPORT,
  },
  {
    code: "sending-held-as-spam",
    protocols: SMTP,
    pattern: /OutboundSpamException|WASCL UserAction/i,
    sample: "554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException",
    source: SUPPORT,
  },
  {
    code: "sender-restricted",
    protocols: SMTP,
    pattern: /5\.1\.8\b|5\.7\.50[0-9]\b|bad outbound sender/i,
    sample: "550 5.1.8 Access denied, bad outbound sender",
    source:
      "https://learn.microsoft.com/defender-office-365/outbound-spam-restore-restricted-users, which quotes it",
  },
  {
    code: "sender-restricted",
    protocols: SMTP,
    pattern: /5\.7\.705\b|tenant has exceeded threshold/i,
    sample:
      "550 5.7.705 Access denied, tenant has exceeded threshold. For more information please go to http://go.microsoft.com/fwlink/?LinkId=524931 AS831",
    source: "https://pastebin.com/98tNBPeg",
  },
  {
    code: "sending-service-unavailable",
    protocols: SMTP,
    pattern: /\b421 4\.3\.2\b|\b45[14] 4\.7\.0\b|Service not active|Temporary server error/i,
    sample: "451 4.7.0 Temporary server error. Please try again later. PRX4",
    source: LOGS,
  },
  {
    code: "sending-service-unavailable",
    protocols: SMTP,
    pattern: /\b454 4\.7\.0 Temporary authentication failure/i,
    sample: "454 4.7.0 Temporary authentication failure",
    source: "known from Exchange Server; no log of the service was found, 2026-11-23",
  },
  {
    code: "sending-not-signed-in",
    protocols: SMTP,
    pattern: /5\.7\.57\b|Client (?:was )?not authenticated/i,
    sample: "530 5.7.57 Client not authenticated to send mail.",
    source: `${PROXY}315`,
  },
  {
    code: "sending-refused",
    protocols: SMTP,
    pattern: /5\.7\.3\b|^535\b/i,
    sample: "535 5.7.3 Authentication unsuccessful",
    source: "https://github.com/nextcloud/mail/issues/13667",
  },
];
