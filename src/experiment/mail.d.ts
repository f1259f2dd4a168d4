// The same as gecko.d.ts for Thunderbird's own part: servers, identities, SMTP, OAuth2.
export {};

declare global {
  // ---- Mail ------------------------------------------------------------------------------

  /** mailnews/base/public/nsIMsgIncomingServer.idl */
  interface IncomingServer {
    readonly key: string;
    readonly UID: string;
    readonly type: string;
    /** Renamed from hostName in 153 (bug 1787096). */
    readonly hostname?: string;
    readonly hostName?: string;
    readonly username: string;
    port: number;
    socketType: number;
    authMethod: number;
    closeCachedConnections(): void;
    verifyLogon(listener: UrlListener, window: null): unknown;
  }
  /** mailnews/base/public/nsIUrlListener.idl */
  interface UrlListener {
    QueryInterface: () => unknown;
    OnStartRunningUrl(url: unknown): void;
    OnStopRunningUrl(url: unknown, status: number): void;
  }
  /** mailnews/compose/public/nsIMsgOutgoingServer.idl */
  interface OutgoingServer {
    readonly key: string;
    readonly UID: string;
    readonly type: string;
    readonly username: string;
    socketType: number;
    authMethod: number;
    readonly wrappedJSObject?: { readonly _busyConnections?: readonly unknown[] };
    closeCachedConnections(): void;
    QueryInterface<T>(id: InterfaceId<T>): T;
  }
  /** mailnews/compose/public/nsISmtpServer.idl */
  interface SmtpServer extends OutgoingServer {
    readonly hostname: string;
    port: number;
  }
  interface Identity {
    readonly key: string;
    readonly email: string;
    readonly smtpServerKey: string;
  }
  interface Account {
    readonly key: string;
    readonly incomingServer: (IncomingServer & { readonly prettyName: string }) | null;
    readonly identities: readonly Identity[];
  }
  interface MailServices {
    /** mailnews/base/public/nsIMsgAccountManager.idl */
    readonly accounts: {
      readonly accounts: readonly Account[];
      readonly allServers: readonly IncomingServer[];
    };
    /** mailnews/compose/public/nsIMsgOutgoingServerService.idl */
    readonly outgoingServer: {
      readonly servers: readonly OutgoingServer[];
      getServerByIdentity(identity: Identity): OutgoingServer | null | undefined;
    };
  }

  /** SmtpClient.sys.mjs */
  interface SmtpClient {
    onidle: () => void;
    onerror: (status: number, message: string) => void;
    readonly _authenticator: { promptAuthFailed: () => number };
    connect(): void;
    quit(): void;
    close(force: boolean): void;
  }

  /** mailnews/base/public/nsIMsgAsyncPrompter.idl, MsgAsyncPrompter.sys.mjs: what waits, by its key. */
  interface AsyncPrompter {
    readonly wrappedJSObject: {
      /** 153 */
      readonly pendingPrompts?: Readonly<Record<string, unknown>>;
      /** 140 */
      readonly _pendingPrompts?: Readonly<Record<string, unknown>>;
    };
  }

  // ---- OAuth2 ----------------------------------------------------------------------------

  interface IssuerDetails {
    readonly clientId: string;
    readonly authorizationEndpoint: string;
    readonly tokenEndpoint: string;
  }
  interface OAuth2 {
    username: string;
    scope: string;
    accessToken: string | null;
    refreshToken: string | null;
    extraAuthParams: readonly (readonly [string, string])[];
    requestWindowTitle: string;
    /** While true an invalid_grant is reported instead of opening a dialog. */
    _isRetrying: boolean;
    connect(withUi: boolean, refresh: boolean): Promise<void>;
    onAuthorizationFailed(error: null, words: string, telemetryReason: string): void;
    finishAuthorizationRequest(): void;
    /** 153: the pending request. */
    request?: { start(address: { readonly href: string }): boolean } | null;
    /** 140: the pending request. */
    readonly _browserRequest?: { cancelled(): void };
  }
  interface OAuth2ModuleClass {
    new (): OAuth2Module;
    /** 153 */
    readonly _forgetObjectsMatching?: (origin: string, username: string) => void;
    readonly _forgetObjects: () => void;
  }
  interface OAuth2Module {
    readonly _oauth: OAuth2;
    initFromHostname(hostname: string, username: string, type: string): boolean;
    setRefreshToken(token: string): Promise<void> | void;
    connect(
      withUi: boolean,
      listener: { onSuccess(token: string): void; onFailure(status: number): void },
    ): void;
  }
}
