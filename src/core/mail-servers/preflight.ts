// What makes a sign-in fail on this computer.
/** Something on this computer that makes a sign-in fail, or may. */
export interface Obstacle {
  readonly code:
    | "offline"
    /** Another sign-in's window, of Thunderbird itself. */
    | "sign-in-window-open"
    /** Thunderbird waits for a password, or for a sign-in of its own in the browser. */
    | "prompt-pending"
    | "login-store-locked"
    | "profile-read-only"
    /** With the system's browser: nothing opens https links; nothing reaches the loopback address. */
    | "no-browser"
    | "loopback-blocked"
    /** With Thunderbird's window. */
    | "cookies-off"
    | "javascript-off"
    | "site-data-off"
    | "window-without-device"
    | "proxy"
    /** Passwords are not saved; a token is kept all the same. */
    | "passwords-not-saved"
    /** Thunderbird signs in to a test organisation of its makers. */
    | "sandbox"
    | "login-store-add-on"
    /** The provider's service did not answer. */
    | "service-unreachable"
    /** Its certificate is not valid at this computer's time. */
    | "clock-wrong"
    /** Somebody answers in its place whom Thunderbird does not trust: no sign-in can be finished. */
    | "service-intercepted"
    /** The same, trusted by this computer: it works, but somebody reads it along. */
    | "service-read-along";
  /** Set by a policy or AutoConfig. */
  readonly locked: boolean;
  /** Of the add-ons that are meant; or whom the service's certificate names as its issuer. */
  readonly names?: readonly string[];
}

export interface Preflight {
  readonly signInBy: "browser" | "window";
  readonly obstacles: readonly Obstacle[];
}
