/**
 * What only an administrator can do. The sentences are in _locales under task_<task>_what and
 * task_<task>_where, commands and links in administrator-request.ts.
 */
export type AdministratorTask =
  | "allow-sending"
  | "allow-receiving"
  | "assign-user"
  | "consent"
  | "enable-application"
  | "enable-user"
  | "licence"
  | "name-servers"
  | "restore-sender"
  | "review-authentication-policy"
  | "review-network"
  | "review-sign-in"
  | "send-as"
  | "unlock-settings";
