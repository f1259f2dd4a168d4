// What an access token names, if it happens to be a JWT (RFC 7519). Unchecked: hints for words,
// never a decision. A consumer account's token is opaque.

export interface TokenClaims {
  /** Entra ID's `upn`, else `preferred_username`, else `unique_name` of its version 1 tokens. */
  readonly tokenUsername?: string;
  /** Entra ID's `tid`. */
  readonly tokenTenantId?: string;
}

/** @param decode base64 (RFC 4648, section 4) to text; may throw */
export function accessTokenClaims(
  accessToken: string | null,
  decode: (base64: string) => string,
): TokenClaims {
  try {
    const payload = (accessToken ?? "").split(".")[1] ?? "";
    const claims = JSON.parse(
      decode(payload.replaceAll("-", "+").replaceAll("_", "/")),
    ) as Readonly<Record<string, unknown>>;
    const username = claims["upn"] ?? claims["preferred_username"] ?? claims["unique_name"];
    return {
      ...(typeof username === "string" && {
        // How a personal account is written in the token of an organisation.
        tokenUsername: username.replace(/^live\.com#/, ""),
      }),
      ...(typeof claims["tid"] === "string" && { tokenTenantId: claims["tid"] }),
    };
  } catch {
    return {};
  }
}
