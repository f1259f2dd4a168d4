// What makes a sign-in fail on this computer.
/** Something on this computer that makes a sign-in fail, or may. */
export interface Obstacle {
  readonly code:
    | "offline"
    /** Another sign-in's window, of Thunderbird itself. */
    | "sign-in-window-open"
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
    | "login-store-add-on";
  /** Set by a policy or AutoConfig. */
  readonly locked: boolean;
  /** Of the add-ons that are meant. */
  readonly names?: readonly string[];
}

export interface Preflight {
  readonly signInBy: "browser" | "window";
  readonly obstacles: readonly Obstacle[];
}
