// One verbatim description for each code of the sign-in service, as Microsoft's table has it:
// https://learn.microsoft.com/entra/identity-platform/reference-error-codes (entra-docs@04f6554), the
// marked ones as they were seen in public logs.
import type { DiagnosisCode } from "../../../src/core/diagnose/catalogue/catalogue";

export const SIGN_IN_ERRORS: readonly (readonly [DiagnosisCode, error: string, words: string])[] = [
  [
    "account-not-in-organisation",
    "interaction_required",
    "AADSTS50020: User account '{email}' from identity provider '{idp}' does not exist in tenant '{tenant}' and cannot access the application '{appid}'({appName}) in that tenant.",
  ],
  [
    "sign-in-locked",
    "invalid_grant",
    "AADSTS50053: IdsLocked - The account is locked because the user tried to sign in too many times with an incorrect user ID or password.",
  ],
  [
    "password-expired",
    "invalid_grant",
    "AADSTS50055: InvalidPasswordExpiredPassword - The password is expired.",
  ],
  [
    "wrong-sign-in-password",
    "invalid_grant",
    "AADSTS50126: InvalidUserNameOrPassword - Error validating credentials due to invalid username or password.",
  ],
  ["user-disabled", "invalid_grant", "AADSTS50057: UserDisabled - The user account is disabled."],
  [
    "organisation-unknown",
    "invalid_request",
    "AADSTS50059: MissingTenantRealmAndNoUserInformationProvided - Tenant-identifying information wasn't found in either the request or implied by any provided credentials.",
  ],
  [
    "multi-factor-enrolment-required",
    "interaction_required",
    "AADSTS50079: UserStrongAuthEnrollmentRequired - Due to a configuration change made by the admin such as a Conditional Access policy, per-user enforcement, or because the user moved to a new location, the user is required to use multifactor authentication.",
  ],
  [
    "multi-factor-required",
    "interaction_required",
    "AADSTS50076: UserStrongAuthClientAuthNRequired - Due to a configuration change made by the admin such as a Conditional Access policy, per-user enforcement, or because you moved to a new location, the user must use multifactor authentication to access the resource.",
  ],
  // Seen, not in the table.
  [
    "multi-factor-not-passed",
    "invalid_grant",
    "AADSTS500121: Authentication failed during strong authentication request.",
  ],
  [
    "device-required",
    "interaction_required",
    "AADSTS53000: DeviceNotCompliant - Conditional Access policy requires a compliant device, and the device isn't compliant.",
  ],
  [
    "device-not-usable",
    "invalid_grant",
    "AADSTS135011: Device used during the authentication is disabled.",
  ],
  [
    "user-not-assigned",
    "invalid_grant",
    "AADSTS50105: EntitlementGrantsNotFound - The signed in user isn't assigned to a role for the signed in app.",
  ],
  [
    "password-changed",
    "invalid_grant",
    "AADSTS50173: FreshTokenNeeded - The provided grant has expired due to it being revoked, and a fresh auth token is needed.",
  ],
  [
    "sign-in-expired",
    "invalid_grant",
    "AADSTS700082: ExpiredOrRevokedGrantInactiveToken - The refresh token has expired due to inactivity. The token was issued on {issueDate} and was inactive for {time}.",
  ],
  [
    "sign-in-session-missing",
    "login_required",
    "AADSTS50058: UserInformationNotProvided - Session information isn't sufficient for single-sign-on.",
  ],
  [
    "sign-in-frequency",
    "invalid_grant",
    "AADSTS70043: BadTokenDueToSignInFrequency - The refresh token has expired or is invalid due to sign-in frequency checks by Conditional Access.",
  ],
  [
    "sign-in-interrupted",
    "interaction_required",
    "AADSTS50199: CmsiInterrupt - For security reasons, user confirmation is required for this request.",
  ],
  [
    "sign-in-requests-too-frequent",
    "invalid_request",
    "AADSTS50196: LoopDetected - A client loop has been detected.",
  ],
  [
    "mail-service-missing",
    "invalid_resource",
    "AADSTS500011: InvalidResourceServicePrincipalNotFound - The resource principal named {name} wasn't found in the tenant named {tenant}.",
  ],
  [
    "network-restricts-organisations",
    "access_denied",
    "AADSTS500021: Access to '{tenant}' tenant is denied.",
  ],
  [
    "application-not-approved",
    "interaction_required",
    "AADSTS53002: ApplicationUsedIsNotAnApprovedApp - The app used isn't an approved app for Conditional Access.",
  ],
  [
    "conditional-access-blocked",
    "invalid_grant",
    "AADSTS53003: BlockedByConditionalAccess - Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
  ],
  [
    "security-policy-blocked",
    "invalid_grant",
    "AADSTS530034: DelegatedAdminBlockedDueToSuspiciousActivity - A delegated administrator was blocked from accessing the tenant due to account risk in their home tenant.",
  ],
  [
    "security-defaults-blocked",
    "invalid_grant",
    "AADSTS530035: BlockedBySecurityDefaults - Access has been blocked by security defaults.",
  ],
  [
    "registration-place-restricted",
    "interaction_required",
    "AADSTS53010: ProofUpBlockedDueToSecurityInfoAcr - Cannot configure multifactor authentication methods because the organization requires this information to be set from specific locations or devices.",
  ],
  ["risk-blocked", "invalid_grant", "AADSTS53011: User blocked due to risk on home tenant."],
  [
    "consent-required",
    "invalid_grant",
    "AADSTS65001: DelegationDoesNotExist - The user or administrator hasn't consented to use the application with ID X. Send an interactive authorization request for this user and resource.",
  ],
  [
    "consent-declined",
    "access_denied",
    "AADSTS65004: UserDeclinedConsent - User declined to consent to access the app.",
  ],
  [
    "administrator-consent-required",
    "access_denied",
    "AADSTS90094: AdminConsentRequired - Administrator consent is required.",
  ],
  // Seen, not in the table.
  [
    "risky-application-consent",
    "access_denied",
    "AADSTS900941: An administrator must consent to this application, which is considered risky.",
  ],
  [
    "consent-request-possible",
    "access_denied",
    "AADSTS90095: AdminConsentRequiredRequestAccess - In the Admin Consent Workflow experience, an interrupt that appears when the user is told they need to ask the admin for consent.",
  ],
  [
    "profile-permission-missing",
    "invalid_grant",
    "AADSTS90008: TokenForItselfRequiresGraphPermission - The user or administrator hasn't consented to use the application.",
  ],
  [
    "application-not-in-organisation",
    "unauthorized_client",
    "AADSTS700011: UnauthorizedClientAppNotFoundInOrgIdTenant - Application with identifier {appIdentifier} was not found in the directory.",
  ],
  [
    "application-disabled",
    "unauthorized_client",
    "AADSTS7000112: UnauthorizedClientApplicationDisabled - The application is disabled.",
  ],
  [
    "application-not-accessible",
    "access_denied",
    "AADSTS1000031: Application {appDisplayName} can't be accessed at this time. Contact your administrator.",
  ],
  [
    "application-limited-elsewhere",
    "unauthorized_client",
    "AADSTS650059: The application is limited to another organisation.",
  ],
  [
    "application-misconfigured",
    "invalid_client",
    "AADSTS7000218: The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  ],
  [
    "request-malformed",
    "invalid_request",
    "AADSTS900144: The request body must contain the following parameter: '{name}'.",
  ],
  [
    "grant-invalid",
    "invalid_grant",
    "AADSTS70000: InvalidGrant - Authentication failed. The refresh token isn't valid.",
  ],
  [
    "interaction-required",
    "interaction_required",
    "The request requires user interaction. For example, an another authentication step is required.",
  ],
  // Of a personal account; seen in public logs.
  [
    "account-blocked-for-abuse",
    "invalid_grant",
    "AADSTS70000: User account is found to be in service abuse mode.",
  ],
  [
    "sign-in-declined",
    "access_denied",
    "The resource owner or authorization server denied the request.",
  ],
  [
    "wrong-cloud",
    "invalid_request",
    "AADSTS90038: NationalCloudTenantRedirection - The specified tenant 'Y' belongs to the National Cloud 'X'.",
  ],
  [
    "sign-in-service-unavailable",
    "temporarily_unavailable",
    "AADSTS90033: MsodsServiceUnavailable - The Microsoft Online Directory Service (MSODS) isn't available.",
  ],
  [
    "on-premises-sign-in-unavailable",
    "invalid_grant",
    "AADSTS80001: OnPremiseStoreIsNotAvailable - The Authentication Agent is unable to connect to Active Directory.",
  ],
  [
    "federated-sign-in-failed",
    "invalid_grant",
    "AADSTS20012: WsFedMessageInvalid - There's an issue with your federated Identity Provider. Contact your IDP to resolve this issue.",
  ],
  [
    "password-change-failed",
    "invalid_grant",
    "AADSTS120000: PasswordChangeIncorrectCurrentPassword",
  ],
];
