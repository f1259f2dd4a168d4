// The headings of Microsoft's sign-in pages, where they show no number.
import type { ScreenWords } from "./screen-words";

const LEARN = "https://learn.microsoft.com/entra/identity/enterprise-apps";

export const MICROSOFT_WORDS: readonly ScreenWords[] = [
  {
    codes: ["consent-required"],
    pattern: /Need admin approval|管理者の承認が必要/i,
    samples: ["Need admin approval", "管理者の承認が必要です"],
    source: `${LEARN}/configure-admin-consent-workflow`,
  },
  {
    codes: ["consent-request-possible"],
    pattern: /Approval required|(?<!管理者の)承認が必要/i,
    samples: ["Approval required", "承認が必要です"],
    source: `${LEARN}/configure-admin-consent-workflow`,
  },
  {
    codes: ["conditional-access-blocked", "device-required"],
    pattern: /You (?:cannot|can't|can’t) (?:access this right now|get there from here)/i,
    samples: ["You cannot access this right now", "You can’t get there from here"],
    source:
      "https://learn.microsoft.com/entra/identity/conditional-access/troubleshoot-conditional-access",
  },
  {
    codes: ["multi-factor-enrolment-required"],
    pattern: /More information required|詳細情報が必要/i,
    samples: ["More information required", "詳細情報が必要"],
    source:
      "https://learn.microsoft.com/entra/identity/authentication/howto-registration-mfa-sspr-combined-troubleshoot",
  },
  {
    codes: ["account-not-in-organisation"],
    pattern: /does not exist in tenant/i,
    samples: ["Selected user account does not exist in tenant 'Contoso'"],
    source:
      "https://learn.microsoft.com/troubleshoot/entra/entra-id/app-integration/error-code-AADSTS50020-user-account-identity-provider-does-not-exist",
  },
];
