// What `connect` of Thunderbird's OAuth2.sys.mjs was rejected with, in our words. It may be a code
// for people who know the source, a JSON text, the whole redirect address with the state in it, or an
// exception: only an error's code and its description may leave.
import type { SignInFailureReason } from "../mail-servers/sign-in";

export interface SignInFailure {
  readonly reason: SignInFailureReason;
  /** The provider's OAuth2 `error` (RFC 6749, sections 4.1.2.1 and 5.2), when it gave one. */
  readonly error?: string;
  /** The provider's words; not redacted yet. */
  readonly words: string;
}

const CANCELLED = new Set(["", "cancelled", "user_cancel", "application_closed"]);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll("+", " "));
  } catch {
    return text;
  }
}

/** One parameter of an address's query (application/x-www-form-urlencoded). */
function parameter(address: string, name: string): string | undefined {
  const [, query = ""] = /\?([^#]*)/.exec(address) ?? [];
  const start = `${name}=`;
  const found = query.split("&").find((pair) => pair.startsWith(start));
  return found === undefined ? undefined : decoded(found.slice(start.length));
}

function errorIn(json: string): string | undefined {
  try {
    const { error = "" } = JSON.parse(json) as { error?: unknown };
    return typeof error === "string" ? error : "";
  } catch {
    return undefined;
  }
}

/** @param rejection anything; never throws */
export function signInFailure(rejection: unknown): SignInFailure {
  if (typeof rejection !== "string") {
    // Not `instanceof`: it comes from another global.
    const isError = typeof rejection === "object" && rejection !== null && "message" in rejection;
    return { reason: "unreachable", words: isError ? String(rejection.message) : "" };
  }
  if (rejection === "Window already open") return { reason: "busy", words: "" };
  if (rejection.startsWith("{")) {
    const error = errorIn(rejection);
    if (error === undefined) return { reason: "unreachable", words: "" };
    return CANCELLED.has(error)
      ? { reason: "cancelled", words: "" }
      : { reason: "unreachable", error, words: error };
  }
  if (/^https?:/.test(rejection)) {
    const error = parameter(rejection, "error");
    if (error === undefined) {
      // No refusal: Thunderbird did not take it for an answer of this provider (RFC 9207, 2.4). What
      // else is in the address may be a code that is still good.
      return { reason: "unreachable", error: "authorization_failed", words: "" };
    }
    return { reason: "refused", error, words: parameter(rejection, "error_description") ?? error };
  }
  const [error = "", ...words] = rejection.split("; ");
  return { reason: "refused", error, words: words.join("; ") || error };
}
