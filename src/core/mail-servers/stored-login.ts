// What is stored of a user, never the secret itself.
/** Whether something is stored for a user; "locked": only the primary password could tell. */
export type StoredSecret = "none" | "some" | "locked";

export interface LoginState {
  /** A saved password of this server's user. */
  readonly password: StoredSecret;
  /** A stored refresh token of this server's user, at the OAuth2 provider of its host. */
  readonly token: StoredSecret;
}
