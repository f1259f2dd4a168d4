// What Thunderbird says about the way to a server.
import type { ScreenWords } from "./screen-words";

export const CONNECTION_WORDS: readonly ScreenWords[] = [
  {
    codes: ["encryption-not-offered"],
    pattern: /doesn[’']t advertise that feature|STARTTLS をサポートしていないため/i,
    samples: [
      "Unable to establish a secure link with Outgoing server (SMTP) smtp.office365.com using STARTTLS since it doesn't advertise that feature.",
      "送信 (SMTP) サーバー smtp.office365.com が STARTTLS をサポートしていないため、",
    ],
    source: "startTlsFailed",
  },
  {
    codes: ["unknown-host", "offline"],
    pattern:
      /Failed to connect to server|Outgoing server \(SMTP\) \S+ is unknown|への接続に失敗しました|との接続に失敗しました|送信 \(SMTP\) サーバー \S+ が見つかりません/i,
    samples: [
      "Failed to connect to server outlook.office365.com.",
      "Outgoing server (SMTP) smtp.office365.com is unknown.",
      "サーバー outlook.office365.com への接続に失敗しました。",
      "サーバー outlook.office365.com との接続に失敗しました。",
      "送信 (SMTP) サーバー smtp.office365.com が見つかりません。",
    ],
    source: "imapUnknownHostError, unknownHostError, smtpSendFailedUnknownServer",
  },
  {
    codes: ["port-blocked"],
    pattern:
      /connection was refused|connection refused|connecting to Outgoing server \(SMTP\) \S+ failed|接続が拒否されました|サーバー \S+ に接続できなかったため/i,
    samples: [
      "Could not connect to mail server outlook.office365.com; the connection was refused.",
      "The message could not be sent because connecting to Outgoing server (SMTP) smtp.office365.com failed.",
      "サーバーへの接続が拒否されました。",
      "送信 (SMTP) サーバー smtp.office365.com に接続できなかったため、メッセージを送信できませんでした。",
    ],
    source: "imapConnectionRefusedError, connectionRefusedError, smtpSendRequestRefused",
  },
  {
    codes: ["server-timed-out", "port-blocked"],
    pattern: /\btimed out\b|接続がタイムアウト/i,
    samples: [
      "Connection to server outlook.office365.com timed out.",
      "サーバー outlook.office365.com への接続がタイムアウトしました。",
    ],
    source: "imapNetTimeoutError, netTimeoutError, smtpSendTimeout",
  },
  {
    codes: ["connection-broken"],
    pattern:
      /Connection to server \S+ was (?:reset|interrupted)|Server \S+ has disconnected|was lost in the middle|Unable to establish TLS connection|接続がリセット|接続が中断|接続が切断|TLS 接続が確立できません/i,
    samples: [
      "Connection to server outlook.office365.com was reset.",
      "Connection to server outlook.office365.com was interrupted.",
      "Server outlook.office365.com has disconnected.",
      "the connection to Outgoing server (SMTP) smtp.office365.com was lost in the middle of the transaction.",
      "Unable to establish TLS connection to POP3 server.",
      "サーバー outlook.office365.com との接続がリセットされました。",
      "サーバー outlook.office365.com との接続が中断されました。",
      "サーバー outlook.office365.com との接続が切断されました。",
      "POP3 サーバーへの TLS 接続が確立できません。",
    ],
    source: "netResetError, netInterruptError, imapServerDisconnected, smtpSendInterrupted",
  },
  {
    codes: ["too-many-connections"],
    pattern: /exceeded the maximum number of connections|同時接続数の限度/i,
    samples: [
      "you may have exceeded the maximum number of connections to this server.",
      "このサーバーへの同時接続数の限度を超えている可能性があります。",
    ],
    source: "imapServerDroppedConnection2",
  },
  {
    codes: ["tls-too-old", "certificate-intercepted"],
    pattern: /Non-overridable TLS error|上書きできない TLS エラー/i,
    samples: ["Non-overridable TLS error occurred.", "上書きできない TLS エラーが発生しました。"],
    source: "imapTlsError",
  },
  {
    codes: ["certificate-wrong-host"],
    pattern: /certificate for \S+ is not valid for that server|の証明書が正しくありません/i,
    samples: [
      "The certificate for outlook.office365.com is not valid for that server.",
      "このサーバーの outlook.office365.com の証明書が正しくありません。",
    ],
    source: "cert-error-domain-mismatch",
  },
  {
    codes: ["certificate-expired"],
    pattern:
      /certificate for \S+ (?:expired on|will not be valid until)|の証明書の有効期限が|の証明書は .+ まで無効/i,
    samples: [
      "The certificate for outlook.office365.com expired on 1 May 2026.",
      "The certificate for outlook.office365.com will not be valid until 1 May 2026.",
      "outlook.office365.com の証明書の有効期限が 2026/05/01 に切れています。",
      "outlook.office365.com の証明書は 2026/05/01 まで無効です。",
    ],
    source: "cert-error-expired, cert-error-not-yet-valid",
  },
  {
    codes: ["certificate-intercepted"],
    pattern: /does not come from a trusted source|信頼されたソースからのものではありません/i,
    samples: [
      "The certificate for outlook.office365.com does not come from a trusted source.",
      "outlook.office365.com の証明書は信頼されたソースからのものではありません。",
    ],
    source: "cert-error-untrusted-default",
  },
];
