// Where a token comes from.
/** The OAuth2 provider that Thunderbird itself would use for a host and protocol. */
export interface OAuthProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
}
