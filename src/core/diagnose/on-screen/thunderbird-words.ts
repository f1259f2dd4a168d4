// What Thunderbird says about a sign-in.
import type { ScreenWords } from "./screen-words";

export const THUNDERBIRD_WORDS: readonly ScreenWords[] = [
  {
    codes: ["sign-in-declined", "receiving-refused", "grant-invalid"],
    pattern:
      /Authentication failure while connecting to server|接続時の認証に失敗|接続で認証に失敗/i,
    samples: [
      "Authentication failure while connecting to server outlook.office365.com.",
      "サーバー outlook.office365.com への接続時の認証に失敗しました。",
      "サーバー outlook.office365.com との接続で認証に失敗しました。",
    ],
    source: "imapOAuth2Error, oAuth2Error",
  },
  {
    codes: ["sign-in-refused", "sign-in-declined"],
    pattern: /Sign-in couldn[’']t be completed|ログインを完了できませんでした/i,
    samples: ["Sign-in couldn’t be completed", "ログインを完了できませんでした"],
    source: "oauth-error-title",
  },
  {
    codes: ["password-sign-in-disabled", "sending-refused", "smtp-auth-disabled-for-mailbox"],
    pattern: /Unable to authenticate to Outgoing server|送信 \(SMTP\) サーバー \S+ の認証に失敗/i,
    samples: [
      "Unable to authenticate to Outgoing server (SMTP) smtp.office365.com. Please check the password",
      "送信 (SMTP) サーバー smtp.office365.com の認証に失敗しました。パスワードを確認し、",
    ],
    source: "smtpAuthFailure",
  },
  {
    codes: ["password-sign-in-disabled", "sending-refused"],
    pattern: /Login to server smtp\S* with username .*failed|サーバー smtp\S* へのログインに失敗/i,
    samples: [
      "Login to server smtp.office365.com with username jo@contoso.example failed.",
      "ユーザー名 jo@contoso.example でサーバー smtp.office365.com へのログインに失敗しました。",
    ],
    source: "mailServerLoginFailed2",
  },
  {
    codes: ["password-receiving-ended", "receiving-refused"],
    pattern:
      /Login to server (?!smtp)\S+ with username .*failed|Login to account .*failed|サーバー (?!smtp)\S+ へのログインに失敗|アカウント .* へのログインに失敗|Sending of password for user .* did not succeed/i,
    samples: [
      "Login to server outlook.office365.com with username jo@contoso.example failed.",
      'Login to account "jo@contoso.example" failed',
      "ユーザー名 jo@contoso.example でサーバー outlook.office365.com へのログインに失敗しました。",
      'アカウント "jo@contoso.example" へのログインに失敗しました。',
      "Sending of password for user jo@contoso.example did not succeed.",
    ],
    source: "mailServerLoginFailed2, mailServerLoginFailedTitleWithAccount, pop3PasswordFailed",
  },
  {
    // Thunderbird leaves out the tag and the "NO" of it.
    codes: ["password-receiving-ended"],
    pattern: /\bLOGIN failed\b/,
    samples: [
      "The current command did not succeed. The mail server for account Jo responded: LOGIN failed.",
    ],
    source: "imapServerCommandFailed",
  },
  {
    codes: ["password-sign-in-disabled"],
    pattern:
      /Enter your password for|does not allow plaintext passwords|のパスワードを入力してください|平文のパスワードを許可していません/i,
    samples: [
      "Enter your password for jo@contoso.example on outlook.office365.com:",
      "jo@contoso.example のパスワードを入力してください",
      "The IMAP server outlook.office365.com does not allow plaintext passwords.",
      "IMAP サーバー outlook.office365.com が平文のパスワードを許可していません。",
    ],
    source: "imapEnterServerPasswordPrompt, smtpEnterPasswordPrompt, imapAuthChangePlainToEncrypt",
  },
  {
    codes: ["mechanism-not-supported", "oauth2-not-offered"],
    pattern:
      /does not support the selected authentication method|does not seem to support encrypted passwords|選択された認証方式をサポートしていません|暗号化されたパスワードをサポートしていない/i,
    samples: [
      "The IMAP server outlook.office365.com does not support the selected authentication method.",
      "The IMAP server outlook.office365.com does not seem to support encrypted passwords.",
      "サーバーが選択された認証方式をサポートしていません。",
      "IMAP サーバー outlook.office365.com が暗号化されたパスワードをサポートしていないようです。",
    ],
    source: "imapAuthMechNotSupported, pop3AuthMechNotSupported, smtpAuthMechNotSupported",
  },
];
