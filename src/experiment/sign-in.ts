// Signs a person in on an OAuth2 object of our own. Thunderbird's shared one, its prompt queue and
// its login store are not touched, so a sign-in that is abandoned or is somebody else's leaves
// nothing behind. Tokens live in the objects of this file until a proof has succeeded.
import type { SignInRequest, SignInResult } from "../core/mail-servers/sign-in";
import { accessTokenClaims } from "../core/oauth/access-token-claims";
import { signInFailure } from "../core/oauth/sign-in-rejection";
import { clearTimeout, parentGlobal, randomId, setTimeout, textOf } from "./parent-global";
import { findProvider, type Provider } from "./provider";
import { serviceAt } from "./prove/service-at";
import { redactor } from "./redact";
import { findStoredToken, isLoginStoreLocked, replaceStoredToken } from "./stored-token";
import { SignInPlace, signsInWithBrowser } from "./sign-in-place";
import { cancelAuthorization } from "./thunderbird-140";
import { allowInWindow } from "./window-allowances";

const { OAuth2 } = ChromeUtils.importESModule("resource:///modules/OAuth2.sys.mjs");

/** Seconds. A person may have to find a phone; a silent refresh is one request. */
const TIME_LIMIT = { interactive: 600, stored: 30 };

/** A finished sign-in, for the parent process only. */
export interface SignIn {
  readonly id: string;
  readonly provider: Provider;
  readonly oauth: OAuth2;
  /** Whose stored token it is; absent after a new sign-in, whose token nobody has stored yet. */
  readonly storedFor?: string;
}

/** One sign-in under way. It can be ended from outside at every moment. */
class PendingSignIn {
  readonly #oauth: OAuth2;
  readonly place: SignInPlace;
  #end: (reason: "cancelled" | "timed-out") => void = () => undefined;
  readonly ended = new Promise<"cancelled" | "timed-out">((resolve) => (this.#end = resolve));

  constructor(oauth: OAuth2) {
    this.#oauth = oauth;
    this.place = new SignInPlace(oauth);
  }

  end(reason: "cancelled" | "timed-out") {
    this.#end(reason);
    cancelAuthorization(this.#oauth);
  }

  /** Connects; waits out the pause that 153 keeps between two launches of a browser. */
  async connect(withUi: boolean): Promise<void> {
    for (;;) {
      try {
        // Or an invalid_grant would open a dialog of Thunderbird and then a browser.
        this.#oauth._isRetrying = true;
        await this.#oauth.connect(withUi, false);
        return;
      } catch (rejection) {
        if (rejection !== "Cooldown still active") throw rejection;
        const pause = new Promise<false>((resolve) =>
          setTimeout(() => {
            resolve(false);
          }, 200),
        );
        if (await Promise.race([this.ended, pause])) return;
      }
    }
  }
}

/** The sign-ins of this session: at most one under way, and those that can still be proven with. */
export class SignIns {
  readonly #finished = new Map<string, SignIn>();
  #pending: PendingSignIn | undefined;

  /** A finished sign-in of this session. */
  find(id: string): SignIn | undefined {
    return this.#finished.get(id);
  }

  /** Forgets the tokens of a sign-in that nobody can use any more. */
  forget(id: string): void {
    this.#finished.delete(id);
  }

  /** Ends the sign-in that is under way, if there is one. */
  cancel(): void {
    this.#pending?.end("cancelled");
  }

  /** Shows the sign-in that is under way once more, or copies its link. */
  reopen(how: "open" | "copy"): boolean {
    return this.#pending?.place.show(how) ?? false;
  }

  /** See the schema. Ends with the context that asked. */
  async signIn(context: ExtensionContext, request: SignInRequest): Promise<SignInResult> {
    const provider = findProvider(request.hostname, request.protocol);
    if (!provider) return { ok: false, reason: "no-provider", words: "" };
    if (Services.io.offline) return { ok: false, reason: "offline", words: "" };
    if (this.#pending) return { ok: false, reason: "busy", words: "" };

    const oauth = new OAuth2(provider.allScopes, provider.issuerDetails);
    const pending = new PendingSignIn(oauth);
    this.#pending = pending;
    const page = {
      close: () => {
        pending.end("cancelled");
      },
    };
    context.callOnClose(page);
    const putBack = request.allowInWindow && !signsInWithBrowser() ? allowInWindow() : undefined;
    const seconds = request.timeLimit ?? TIME_LIMIT[request.mode];
    const timer = setTimeout(() => {
      pending.end("timed-out");
    }, seconds * 1000);
    try {
      return await this.#finish(context, request, provider, oauth, pending);
    } finally {
      clearTimeout(timer);
      putBack?.();
      context.forgetOnClose(page);
      this.#pending = undefined;
    }
  }

  async #finish(
    context: ExtensionContext,
    request: SignInRequest,
    provider: Provider,
    oauth: OAuth2,
    pending: PendingSignIn,
  ): Promise<SignInResult> {
    oauth.username = request.username;
    let login: Login | undefined;
    if (request.mode === "stored") {
      if (isLoginStoreLocked()) return { ok: false, reason: "login-store-locked", words: "" };
      login = await findStoredToken(provider, request.username);
      if (!login) return { ok: false, reason: "no-stored-token", words: "" };
      oauth.scope = login.httpRealm;
      oauth.refreshToken = login.password;
    } else {
      oauth.extraAuthParams = [
        ["login_hint", request.username],
        ["prompt", request.chooseAccount ? "select_account" : ""],
      ];
      // The title of 140's window; 153 does without.
      oauth.requestWindowTitle = request.username;
    }

    const connected = pending.connect(request.mode === "interactive").then(
      () => ({ failure: undefined }),
      (rejection: unknown) => ({ failure: signInFailure(rejection) }),
    );
    // A token that arrives although nobody waits any more still has to replace the one it ends.
    const kept = connected.then(({ failure }) =>
      !failure && login && oauth.refreshToken && oauth.refreshToken !== login.password
        ? replaceStoredToken(login, oauth.refreshToken, request)
        : undefined,
    );
    const first = await Promise.race([pending.ended, connected]);
    if (typeof first === "string") return { ok: false, reason: first, words: "" };
    const { failure } = first;
    if (failure) {
      const redact = redactor([login?.password ?? ""]);
      const words = redact(failure.words);
      const isNetwork = failure.reason === "unreachable" && failure.error === undefined;
      const inTheWay = isNetwork ? await intercepted(provider) : undefined;
      return { ok: false, ...failure, words, ...inTheWay };
    }
    await kept;

    const storedFor = login && { storedFor: login.username };
    const signIn: SignIn = { id: randomId(), provider, oauth, ...storedFor };
    this.#finished.set(signIn.id, signIn);
    context.callOnClose({
      close: () => {
        this.forget(signIn.id);
      },
    });
    const scopes = oauth.scope.split(" ");
    const claims = accessTokenClaims(oauth.accessToken, (base64) =>
      textOf(parentGlobal.atob(base64)),
    );
    return { ok: true, signInId: signIn.id, scopes, ...claims };
  }
}

/** The certificate that stands in the way of the provider, and its host; undefined when none does. */
async function intercepted({ issuerDetails }: Provider) {
  const { hostname, certificate } = await serviceAt(issuerDetails.tokenEndpoint);
  return certificate?.error === undefined ? undefined : { hostname, certificate };
}
