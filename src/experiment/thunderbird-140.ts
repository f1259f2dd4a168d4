// Every difference between Thunderbird 140 and 153 that the Experiment meets, and nothing else.
// Drop the 140 side, and this file, with 140 support. TODO [2027-10-01]

/** `hostName` became `hostname` in 153 (bug 1787096). */
export function incomingHostname(server: IncomingServer): string {
  return server.hostname ?? server.hostName ?? "";
}

/** Changes a stored login in place; without a change only the time of its last one. */
export async function modifyLogin(
  login: Login,
  changes: { readonly password?: string; readonly httpRealm?: string },
): Promise<void> {
  const bag = Cc["@mozilla.org/hash-property-bag;1"]?.createInstance(Ci.nsIWritablePropertyBag);
  if (!bag) return;
  for (const [name, value] of Object.entries(changes)) bag.setProperty(name, value);
  bag.setProperty("timePasswordChanged", Date.now());
  const { logins } = Services;
  if (logins.modifyLoginAsync) await logins.modifyLoginAsync(login, bag);
  else logins.modifyLogin?.(login, bag);
}

export async function removeLogin(login: Login): Promise<void> {
  const { logins } = Services;
  if (logins.removeLoginAsync) await logins.removeLoginAsync(login);
  else logins.removeLogin?.(login);
}

/** What Thunderbird keeps in memory of a user's tokens; 153 drops them by itself with their login. */
export function forgetTokens(
  { _forgetObjectsMatching, _forgetObjects }: OAuth2ModuleClass,
  origin: string,
  username: string,
): void {
  if (_forgetObjectsMatching) _forgetObjectsMatching(origin, username);
  else _forgetObjects();
}

/**
 * Asks for the primary password in Thunderbird's own dialog; returns when it has been answered.
 *
 * @throws when the person cancels
 */
export function unlockLoginStore(): void {
  const key = Cc["@mozilla.org/security/internalkeytoken;1"];
  const token = key
    ? key.getService(Ci.nsIPKCS11Token)
    : Cc["@mozilla.org/security/pk11tokendb;1"]
        ?.getService(Ci.nsIPK11TokenDB)
        .getInternalKeyToken();
  token?.login(false);
}

/** Whether Thunderbird itself waits for somebody: for a password, or for a sign-in of its own. */
export function hasPendingPrompt(): boolean {
  const prompter = Cc["@mozilla.org/messenger/msgAsyncPrompter;1"]?.getService(
    Ci.nsIMsgAsyncPrompter,
  ).wrappedJSObject;
  return Object.keys(prompter?.pendingPrompts ?? prompter?._pendingPrompts ?? {}).length > 0;
}

/** Ends a pending interactive sign-in; its `connect` then rejects with `{"error": "cancelled"}`. */
export function cancelAuthorization(oauth: OAuth2): void {
  if (oauth._browserRequest) {
    oauth._browserRequest.cancelled();
  } else if (oauth.request) {
    // The order matters: finishing closes the window, whose own handler would reject first.
    oauth.onAuthorizationFailed(null, '{"error":"cancelled"}', "cancelled");
    oauth.finishAuthorizationRequest();
  }
}
