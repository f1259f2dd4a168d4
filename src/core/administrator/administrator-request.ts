// What an administrator gets in hand: commands with the right mailbox, links, Microsoft's page, how to
// check. The words around them are in _locales; commands are the same in every language.
import type { Diagnosis } from "../diagnose/diagnosis";
import type { OAuthProvider } from "../mail-servers/oauth-provider";
import type { AdministratorTask } from "./administrator-task";
import { type ConsentLinks, consentLinks, type Tenant, tenantFor } from "./consent-links";
import { PLACEHOLDER, powershellIdentity } from "./powershell-identity";

export interface AdministratorRequest {
  readonly task: AdministratorTask;
  /** Exchange Online PowerShell, in the order in which they are run; the first ones only look. */
  readonly commands: readonly string[];
  /** Whether a command has a place that the administrator has to fill in. */
  readonly hasPlaceholder: boolean;
  readonly tenant: Tenant;
  /** For "consent" only. */
  readonly links?: ConsentLinks;
  /** What the links ask for. */
  readonly scopes: readonly string[];
  readonly clientId: string;
  /** Microsoft's page about it. */
  readonly page: string;
}

const LEARN = "https://learn.microsoft.com";

const SMTP_AUTH_PAGE = `${LEARN}/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission`;

const PAGES: Readonly<Record<AdministratorTask, string>> = {
  "allow-sending": SMTP_AUTH_PAGE,
  "allow-receiving": `${LEARN}/exchange/clients-and-mobile-in-exchange-online/pop3-and-imap4/enable-or-disable-pop3-or-imap4-access`,
  "assign-user": `${LEARN}/entra/identity/enterprise-apps/assign-user-or-group-access-portal`,
  consent: `${LEARN}/entra/identity/enterprise-apps/grant-admin-consent`,
  "enable-application": `${LEARN}/entra/identity/enterprise-apps/disable-user-sign-in-portal`,
  "enable-user": `${LEARN}/entra/identity-platform/reference-error-codes`,
  licence: `${LEARN}/entra/identity-platform/reference-error-codes`,
  "name-servers": `${LEARN}/microsoft-365/enterprise/urls-and-ip-address-ranges`,
  "restore-sender": `${LEARN}/defender-office-365/outbound-spam-restore-restricted-users`,
  "review-authentication-policy": SMTP_AUTH_PAGE,
  "review-network": `${LEARN}/entra/identity/enterprise-apps/tenant-restrictions`,
  "review-sign-in": `${LEARN}/entra/identity-platform/reference-error-codes`,
  "send-as": `${LEARN}/powershell/module/exchange/add-recipientpermission`,
  "unlock-settings": "https://thunderbird.github.io/policy-templates/",
};

/** https://learn.microsoft.com/powershell/module/exchange/set-casmailbox */
function commandsFor(task: AdministratorTask, { protocol, mailboxName }: Diagnosis): string[] {
  const mailbox = powershellIdentity(mailboxName);
  const connect = "Connect-ExchangeOnline";
  const look = `Get-CASMailbox -Identity ${mailbox} | Format-List SmtpClientAuthenticationDisabled,ImapEnabled,PopEnabled`;
  switch (task) {
    case "allow-sending":
      return [
        connect,
        "Get-TransportConfig | Format-List SmtpClientAuthenticationDisabled",
        look,
        `Set-CASMailbox -Identity ${mailbox} -SmtpClientAuthenticationDisabled $false`,
      ];
    case "allow-receiving": {
      const setting = protocol === "pop3" ? "PopEnabled" : "ImapEnabled";
      return [connect, look, `Set-CASMailbox -Identity ${mailbox} -${setting} $true`];
    }
    case "review-authentication-policy":
      return [
        connect,
        `Get-User -Identity ${mailbox} | Format-List AuthenticationPolicy`,
        "Get-OrganizationConfig | Format-List DefaultAuthenticationPolicy",
        "Get-AuthenticationPolicy | Format-List Name,AllowBasicAuthSmtp",
        look,
      ];
    case "send-as":
      return [
        connect,
        `Get-RecipientPermission -Identity ${PLACEHOLDER}`,
        `Add-RecipientPermission -Identity ${PLACEHOLDER} -Trustee ${mailbox} -AccessRights SendAs`,
      ];
    case "assign-user":
    case "consent":
    case "enable-application":
    case "enable-user":
    case "licence":
    case "name-servers":
    case "restore-sender":
    case "review-network":
    case "review-sign-in":
    case "unlock-settings":
      return [];
  }
}

/**
 * The administrator's part of a diagnosis; undefined when there is none.
 *
 * @param provider what this Thunderbird would use for the server
 * @param tenantFound by a look-up that the person has agreed to
 */
export function administratorRequest(
  diagnosis: Diagnosis,
  provider: OAuthProvider | undefined,
  tenantFound?: string,
): AdministratorRequest | undefined {
  const { task, mailboxName, tenantId } = diagnosis;
  if (!task) return undefined;
  const commands = commandsFor(task, diagnosis);
  const tenant = tenantFor(mailboxName, tenantId, tenantFound);
  const links = task === "consent" && provider ? consentLinks(provider, tenant) : undefined;
  return {
    task,
    commands,
    hasPlaceholder: commands.some((command) => command.includes(PLACEHOLDER)),
    tenant,
    ...(links && { links }),
    scopes: provider?.scopes ?? [],
    clientId: provider?.clientId ?? "",
    page: PAGES[task],
  };
}
