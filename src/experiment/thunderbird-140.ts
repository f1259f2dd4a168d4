// Every difference between Thunderbird 140 and 153 that the Experiment meets, and nothing else.
// Drop the 140 side, and this file, with 140 support. TODO [2027-10-01]

/** `hostName` became `hostname` in 153 (bug 1787096). */
export function incomingHostname(server: IncomingServer): string {
  return server.hostname ?? server.hostName ?? "";
}

/** Changes a stored login in place. */
export async function modifyLogin(login: Login, changes: PropertyBag): Promise<void> {
  const { logins } = Services;
  if (logins.modifyLoginAsync) await logins.modifyLoginAsync(login, changes);
  else logins.modifyLogin?.(login, changes);
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
