// What Exchange Online answers when mail is received (IMAP, RFC 9051; POP3, RFC 1939).
// A row goes before another when it says more.
import type { MailReply } from "./mail-reply";

const IMAP = ["imap"] as const;
const POP3 = ["pop3"] as const;
const RECEIVING = ["imap", "pop3"] as const;
const PROXY = "https://github.com/simonrob/email-oauth2-proxy/issues/";
const MAILKIT = "https://github.com/jstedfast/MailKit/issues/";
const IMAPSYNC = "https://github.com/imapsync/imapsync/issues/250";
const EXCHANGE_15 =
  "string constants of Microsoft Exchange Server 15.00.1497 (PopImap), read 2026-11-23";
const LOGS = "public logs of mail programs, read 2026-11-23";

export const RECEIVING_REPLIES: readonly MailReply[] = [
  {
    code: "password-sign-in-disabled",
    afterOAuth2: "receiving-refused",
    protocols: IMAP,
    pattern: /Basic authentication is disabled/i,
    sample: "A1 NO Basic authentication is disabled.",
    source: "https://github.com/holon-run/uxc/issues/445",
  },
  {
    code: "mailbox-not-opened",
    protocols: RECEIVING,
    pattern: /User is authenticated but not connected/i,
    sample: "A2 BAD User is authenticated but not connected.",
    source: `${MAILKIT}1494`,
  },
  {
    code: "mailbox-not-opened",
    protocols: POP3,
    pattern: /User is authenticated but not connected/i,
    sample: "-ERR User is authenticated but not connected.",
    source: EXCHANGE_15,
  },
  {
    code: "throttled",
    protocols: RECEIVING,
    pattern: /Request is throttled/i,
    sample: "A3 BAD Request is throttled. Suggested Backoff Time: 273742 milliseconds",
    source: LOGS,
  },
  {
    code: "session-expired",
    protocols: RECEIVING,
    pattern: /Session invalidated/i,
    sample: "* BYE Session invalidated - AccessTokenExpired",
    source: IMAPSYNC,
  },
  {
    code: "session-expired",
    protocols: RECEIVING,
    pattern: /Command (?:received in Invalid state|is not valid in this state)/i,
    sample: "A4 BAD Command received in Invalid state.",
    source: IMAPSYNC,
  },
  {
    code: "session-expired",
    protocols: POP3,
    pattern: /Command is not valid in this state/i,
    sample: "-ERR Command is not valid in this state.",
    source: EXCHANGE_15,
  },
  {
    code: "receiving-service-unavailable",
    protocols: IMAP,
    pattern: /Server (?:is )?Unavailable\. ?\d*/i,
    sample: "A1 BAD Server Unavailable. 15",
    source: LOGS,
  },
  {
    code: "receiving-service-unavailable",
    protocols: POP3,
    pattern: /Server (?:is )?Unavailable\. ?\d*/i,
    sample: "-ERR Server Unavailable. 21",
    source: EXCHANGE_15,
  },
  {
    code: "token-too-long",
    protocols: POP3,
    pattern: /Protocol error\. Connection is closed\. 10/i,
    sample: "-ERR Protocol error. Connection is closed. 10",
    source: `${MAILKIT}1948`,
  },
  {
    code: "wrong-protocol",
    protocols: POP3,
    pattern: /Protocol error\. ?\d+/i,
    sample: "-ERR Protocol error. 19",
    source: "https://github.com/freescout-help-desk/freescout/issues/2810",
  },
  {
    code: "too-many-connections",
    protocols: IMAP,
    pattern: /Connection (?:is )?closed\. 10/i,
    sample: "* BYE Connection is closed. 10",
    source: EXCHANGE_15,
  },
  {
    code: "too-many-connections",
    protocols: POP3,
    pattern: /Connection refused/i,
    sample: "-ERR BYE Connection refused",
    source: EXCHANGE_15,
  },
  {
    code: "server-closed-session",
    protocols: RECEIVING,
    pattern: /Connection (?:is )?closed\. ?\d*/i,
    sample: "* BYE Connection is closed. 12",
    source: EXCHANGE_15,
  },
  {
    code: "password-receiving-ended",
    protocols: IMAP,
    pattern: /NO LOGIN failed/i,
    sample: "A1 NO LOGIN failed.",
    source: `${MAILKIT}1072`,
  },
  {
    code: "password-receiving-ended",
    protocols: POP3,
    pattern: /Logon failure: unknown user name or bad password/i,
    sample: "-ERR Logon failure: unknown user name or bad password.",
    source: "https://github.com/nicm/fdm/issues/123",
  },
  {
    code: "receiving-refused",
    protocols: IMAP,
    pattern: /AUTHENTICATE failed/i,
    sample: "A1 NO AUTHENTICATE failed.",
    source: `${PROXY}77`,
  },
  {
    code: "receiving-refused",
    protocols: POP3,
    pattern: /Authentication failure: unknown user name or bad password/i,
    sample: "-ERR Authentication failure: unknown user name or bad password.",
    source: `${PROXY}244`,
  },
];
