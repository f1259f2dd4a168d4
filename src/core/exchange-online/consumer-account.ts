// Outlook.com and its older names: accounts that belong to a person. Nobody is an administrator there.

/** The tenant of all personal Microsoft accounts, https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
const CONSUMER_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad";

/** https://github.com/thunderbird/autoconfig, ispdb/hotmail.com.xml, read 2026-11-23 */
const CONSUMER_DOMAIN =
  /^(?:(?:outlook|hotmail|live)\.[a-z]{2,3}(?:\.[a-z]{2})?|msn\.com|passport\.com|windowslive\.com)$/i;

/**
 * Whether an account is a personal one, by the tenant of its token or else by its address.
 *
 * @param tenantId of the token; it decides where it is known
 */
export function isConsumerAccount(username: string, tenantId?: string): boolean {
  if (tenantId !== undefined) return tenantId.toLowerCase() === CONSUMER_TENANT;
  return CONSUMER_DOMAIN.test(username.slice(username.lastIndexOf("@") + 1));
}
