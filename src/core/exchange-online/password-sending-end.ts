/**
 * When Exchange Online stops accepting passwords for sending (SMTP AUTH) in tenants whose
 * administrator does not decide otherwise. Data, since it has been moved before.
 */
export const PASSWORD_SENDING_END = {
  /** The last day, ISO 8601. */
  lastDay: "2026-12-31",
  source:
    "https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835, of 2026-01-27, read 2026-11-23",
} as const;

/** @param now milliseconds since 1970 */
export function hasPasswordSendingEnded(now: number): boolean {
  return now >= Date.parse(PASSWORD_SENDING_END.lastDay) + 24 * 60 * 60 * 1000;
}
