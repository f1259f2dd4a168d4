const DAY = 24 * 60 * 60 * 1000;

/**
 * When Exchange Online stops accepting passwords for sending (SMTP AUTH) in tenants whose
 * administrator does not decide otherwise. Data, since it has been moved before. Read 2026-11-23.
 */
export const PASSWORD_SENDING_END = {
  /** The last day, ISO 8601. */
  lastDay: "2026-12-31",
  /** When Microsoft said so, ISO 8601. */
  announced: "2026-01-27",
  source:
    "https://techcommunity.microsoft.com/blog/exchange/updated-exchange-online-smtp-auth-basic-authentication-deprecation-timeline/4489835",
} as const;

/** @param now milliseconds since 1970 */
export function hasPasswordSendingEnded(now: number): boolean {
  return now >= Date.parse(PASSWORD_SENDING_END.lastDay) + DAY;
}

/**
 * Days until the last day, begun ones counted: 0 on that day, negative after it.
 *
 * @param now milliseconds since 1970
 */
export function daysBeforePasswordSendingEnds(now: number): number {
  return Math.ceil((Date.parse(PASSWORD_SENDING_END.lastDay) - now) / DAY);
}
