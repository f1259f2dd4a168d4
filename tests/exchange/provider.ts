// A real OpenID provider on the paths of the Microsoft sign-in service, for Thunderbird's own
// application, in both of Thunderbird's ways. Access tokens are JWTs with Entra ID's claims.
import { createHmac, randomBytes } from "node:crypto";
import http from "node:http";
import https from "node:https";
import type { Certificates, KeyPair } from "./certificates";
import { HOSTS } from "./certificates";
import { listen } from "./free-ports";
import { Gate } from "./gate";
import { signInPage } from "./sign-in-page";

/** Thunderbird's application at Microsoft, OAuth2Providers.sys.mjs. */
const CLIENT_ID = "9e5f94bc-e8a4-4e73-b8be-63364c29d753";

/** Thunderbird's scopes for Microsoft, same file. */
export const SCOPES = [
  "https://outlook.office.com/IMAP.AccessAsUser.All",
  "https://outlook.office.com/POP.AccessAsUser.All",
  "https://outlook.office.com/SMTP.Send",
  "offline_access",
];

const AUTHORIZE = "/common/oauth2/v2.0/authorize";
const TOKEN = "/common/oauth2/v2.0/token";
/** The organisation of everybody at this mail domain. */
export const TENANT = "0e1c3a52-7c33-4f0a-9f5e-2d3a1b6c7d8e";
const TENANT_DOMAIN = "contoso.example";

/** What the token endpoint answers instead of doing its work. "hang": nothing, ever. */
export type EndpointFault =
  | "hang"
  | "html"
  | { readonly status: number; readonly error: string; readonly description: string };

export interface Provider {
  readonly port: number;
  /** RFC 7662, for the mail servers. */
  readonly introspectionUrl: string;
  /** Method and path of every request, no secrets; but for {@link Provider.looks}. */
  readonly requests: readonly string[];
  /** How often somebody has only looked who answers here: HEAD. */
  readonly looks: number;
  tokenFault: EndpointFault | null;
  /** Whether the authorization answers with a state that nobody has sent (RFC 6749, 10.12). */
  wrongState: boolean;
  /** Every fault that was really played, in order. */
  readonly played: readonly string[];
  /** Every request to the token endpoint passes it. */
  readonly tokenGate: Gate;
  /** Every token that was ever handed out. */
  tokens(): readonly string[];
  /** Every authorization code; good once, and used by then. */
  codes(): readonly string[];
  isTokenOf(token: string, user: string): boolean;
  /** Shows another certificate, as security software does; the right one again with null. */
  showCertificate(pair: KeyPair | null): void;
  /** Whose mailbox a person's token opens for receiving, where it is not their own (Full Access). */
  readonly opensMailboxOf: Map<string, string>;
  /** An access token for this person, as another program of theirs would have it. */
  issueAccessToken(user: string): string;
  /** A refresh token as if this person had signed in before. */
  issueRefreshToken(user: string): Promise<string>;
  stop(): Promise<void>;
}

interface IssuedToken {
  readonly user: string;
  readonly expires: number;
}

function base64url(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

/** A token as Entra ID writes it, good for nobody but this stand-in. */
function accessToken(user: string, expires: number): string {
  const payload = {
    aud: "https://outlook.office.com",
    iss: `https://sts.windows.net/${TENANT}/`,
    exp: Math.floor(expires / 1000),
    scp: "IMAP.AccessAsUser.All POP.AccessAsUser.All SMTP.Send",
    tid: TENANT,
    upn: user,
    unique_name: user,
    nonce: randomBytes(400).toString("base64url"),
  };
  const body = `${base64url({ typ: "JWT", alg: "HS256" })}.${base64url(payload)}`;
  return `${body}.${createHmac("sha256", randomBytes(32)).update(body).digest("base64url")}`;
}

/** oidc-provider says on every start that it would like a newer Node. */
async function loadOidcProvider() {
  const { warn } = console;
  console.warn = (...words: unknown[]) => {
    if (!String(words[0]).includes("oidc-provider")) warn(...words);
  };
  return import("oidc-provider");
}

export interface ProviderOptions {
  readonly certificates: Certificates;
  /** Whether a refresh answers with a new refresh token and ends the old one. */
  readonly rotatesRefreshTokens: boolean;
}

export async function startProvider(options: ProviderOptions): Promise<Provider> {
  const { default: OidcProvider, interactionPolicy } = await loadOidcProvider();
  const issued = new Map<string, IssuedToken>();
  const tokens: string[] = [];
  const codes: string[] = [];
  const requests: string[] = [];
  let looks = 0;
  const played: string[] = [];
  const tokenGate = new Gate();

  const policy = interactionPolicy.base();
  // One page for everything: whoever signs in has consented.
  policy.remove("consent");
  const oidc: InstanceType<typeof OidcProvider> = new OidcProvider(`https://${HOSTS.signIn}`, {
    clients: [
      {
        client_id: CLIENT_ID,
        application_type: "native",
        token_endpoint_auth_method: "none",
        redirect_uris: ["http://localhost"],
        grant_types: ["authorization_code", "refresh_token"],
        response_types: ["code"],
      },
    ],
    routes: { authorization: AUTHORIZE, token: TOKEN },
    scopes: SCOPES,
    pkce: { required: () => false },
    issueRefreshToken: () => Promise.resolve(true),
    rotateRefreshToken: options.rotatesRefreshTokens,
    findAccount: (_context, id) => ({ accountId: id, claims: () => ({ sub: id }) }),
    loadExistingGrant: async (context) => {
      const { client, session } = context.oidc;
      if (!client || !session?.accountId) return undefined;
      const grant = new oidc.Grant({ clientId: client.clientId, accountId: session.accountId });
      grant.addOIDCScope(SCOPES.join(" "));
      await grant.save();
      return grant;
    },
    interactions: { policy, url: (_context, { uid }) => `/interaction/${uid}` },
    features: { devInteractions: { enabled: false } },
    ttl: {
      AccessToken: 3600,
      RefreshToken: 86400,
      AuthorizationCode: 60,
      Grant: 86400,
      Interaction: 600,
      Session: 3600,
    },
    cookies: { keys: [randomBytes(16).toString("hex")] },
  });
  // 140 wants exactly https://localhost, 153 any port of http://localhost; the service takes both.
  (oidc.Client.prototype as { redirectUriAllowed(uri: string): boolean }).redirectUriAllowed = (
    uri,
  ) => uri === "https://localhost" || /^http:\/\/localhost(:\d+)?$/.test(uri);
  oidc.use(async (context, next) => {
    await next();
    const location = context.response.get("location");
    if (provider.wrongState && /^https?:\/\/localhost.*[?&]state=/.test(location)) {
      played.push("wrong-state");
      context.response.set("location", location.replace(/state=[^&]*/, "state=somebody-elses"));
    }
    const body = context.body as Record<string, unknown> | undefined;
    if (context.path !== TOKEN || typeof body?.["access_token"] !== "string") return;
    const user = (await oidc.AccessToken.find(body["access_token"]))?.accountId ?? "";
    const token = issueAccessToken(user);
    if (typeof body["refresh_token"] === "string") tokens.push(body["refresh_token"]);
    context.body = { ...body, access_token: token };
  });
  const issueAccessToken = (user: string) => {
    const expires = Date.now() + 3_600_000;
    const token = accessToken(user, expires);
    issued.set(token, { user, expires });
    tokens.push(token);
    return token;
  };
  oidc.on("authorization_code.saved", (code: { jti: string }) => codes.push(code.jti));

  const interaction = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { params } = await oidc.interactionDetails(request, response);
    if (request.method === "GET") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(
        signInPage(
          request.url ?? "",
          typeof params["login_hint"] === "string" ? params["login_hint"] : "",
        ),
      );
      return;
    }
    let body = "";
    for await (const chunk of request) body += String(chunk);
    const form = new URLSearchParams(body);
    const result = form.has("deny")
      ? {
          error: "access_denied",
          error_description: "AADSTS65004: User declined to consent to access the app. [stand-in]",
        }
      : { login: { accountId: form.get("login") ?? "" } };
    await oidc.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  };

  const callback = oidc.callback();
  const playTokenFault = (response: http.ServerResponse, fault: EndpointFault) => {
    played.push(typeof fault === "string" ? fault : fault.error);
    if (fault === "hang") return;
    if (fault === "html") {
      response.writeHead(200, { "content-type": "text/html" });
      response.end("<!doctype html><title>Sign in to the guest network</title>");
      return;
    }
    const { status, error, description } = fault;
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify({ error, error_description: description }));
  };
  const handle = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const [path = ""] = (request.url ?? "").split("?");
    if (request.method === "HEAD") looks++;
    else requests.push(`${request.method ?? ""} ${path}`);
    // OpenID Connect Discovery of a tenant, as the real service answers any origin.
    if (path === `/${TENANT_DOMAIN}/v2.0/.well-known/openid-configuration`) {
      response.writeHead(200, {
        "content-type": "application/json",
        "access-control-allow-origin": "*",
      });
      response.end(JSON.stringify({ issuer: `https://${HOSTS.signIn}/${TENANT}/v2.0` }));
      return;
    }
    // A look at who answers there is no request for a token.
    const isTokenRequest = path === TOKEN && request.method === "POST";
    if (isTokenRequest) await tokenGate.pass();
    if (isTokenRequest && provider.tokenFault) {
      playTokenFault(response, provider.tokenFault);
      return;
    }
    // OpenID's "choose an account" is a fresh sign-in here.
    request.url = request.url?.replace("prompt=select_account", "prompt=login");
    if (path.startsWith("/interaction/")) {
      interaction(request, response).catch((error: unknown) => {
        response.writeHead(500);
        response.end(String(error));
      });
    } else void callback(request, response);
  };
  const server = https.createServer(options.certificates.server, (request, response) => {
    void handle(request, response);
  });

  const introspection = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += String(chunk)));
    request.on("end", () => {
      const token = issued.get(new URLSearchParams(body).get("token") ?? "");
      response.writeHead(200, { "content-type": "application/json" });
      response.end(
        JSON.stringify(
          token
            ? { active: true, username: provider.opensMailboxOf.get(token.user) ?? token.user }
            : { active: false },
        ),
      );
    });
  });

  const provider: Provider = {
    port: await listen(server),
    introspectionUrl: `http://127.0.0.1:${String(await listen(introspection))}/introspect`,
    requests,
    get looks() {
      return looks;
    },
    tokenFault: null,
    wrongState: false,
    played,
    tokenGate,
    opensMailboxOf: new Map(),
    showCertificate: (pair) => {
      server.setSecureContext(pair ?? options.certificates.server);
      server.closeAllConnections();
    },
    tokens: () => tokens,
    codes: () => codes,
    isTokenOf: (token, user) => {
      const known = issued.get(token);
      return known?.user === user && known.expires > Date.now();
    },
    issueAccessToken,
    issueRefreshToken: async (user) => {
      const client = await oidc.Client.find(CLIENT_ID);
      if (!client) throw new Error("The provider does not know its own client");
      const grant = new oidc.Grant({ clientId: CLIENT_ID, accountId: user });
      grant.addOIDCScope(SCOPES.join(" "));
      const grantId = await grant.save();
      const now = Math.floor(Date.now() / 1000);
      const token = new oidc.RefreshToken({
        client,
        accountId: user,
        grantId,
        gty: "authorization_code",
        scope: SCOPES.join(" "),
        authTime: now,
      });
      const value = await token.save();
      tokens.push(value);
      return value;
    },
    stop: async () => {
      for (const one of [server, introspection]) {
        one.closeAllConnections();
        await new Promise((resolve) => one.close(resolve));
      }
    },
  };
  return provider;
}
