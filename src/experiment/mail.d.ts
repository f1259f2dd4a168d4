// The same as gecko.d.ts for Thunderbird's own part: servers, identities, SMTP, OAuth2.
export {};

declare global {
  interface Modules {
    /** mail/modules/FolderTreeProperties.sys.mjs */
    "resource:///modules/FolderTreeProperties.sys.mjs": {
      readonly FolderTreeProperties: {
        setIsExpanded(address: string, modeName: string, isExpanded: boolean): void;
      };
    };
  }

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
    QueryInterface<T>(id: InterfaceId<T>): T;
  }
  /** mailnews/imap/public/nsIImapIncomingServer.idl, and what it has from nsIMsgIncomingServer.idl */
  interface ImapServer extends IncomingServer {
    usingSubscription: boolean;
    /** A path in plain words; "Trash" unless set. */
    trashFolderName: string;
    readonly deleteModel: number;
    readonly rootFolder: MailFolder;
    setStringValue(name: string, value: string): void;
    setIntValue(name: string, value: number): void;
  }
  /** mailnews/base/public/nsIMsgFolder.idl */
  interface MailFolder {
    readonly URI: string;
    readonly server: unknown;
    readonly descendants: readonly MailFolder[];
    getFlag(flag: number): boolean;
    getFolderWithFlags(flags: number): MailFolder | null;
    QueryInterface<T>(id: InterfaceId<T>): T;
  }
  /** mailnews/imap/public/nsIMsgImapMailFolder.idl */
  interface ImapMailFolder {
    /** As the server spells it; "" until it has been found there. */
    readonly onlineName: string;
    /** false: it goes when Thunderbird has read its list and not found it. */
    verifiedAsOnlineFolder: boolean;
  }
  /** about3Pane.js: what is a variable there is a property of its window, on 140 and 153. */
  interface FolderPaneWindow {
    readonly folderPane: {
      readonly isInitialized: boolean;
      readonly activeModes: readonly string[];
      readonly _modes: Readonly<
        Record<string, { readonly containerList: { replaceChildren(): void } } | undefined>
      >;
      _initMode(mode: unknown): void;
      updateFolderRowUIElements(): void;
    };
    /** nsIFolderListener */
    readonly folderListener: object;
    /** tree-listbox.mjs */
    readonly folderTree: { readonly selectedRow: FolderRow | null; scrollTop: number };
    readonly displayFolder: (address: string) => void;
  }
  /** folder-tree-row.mjs */
  interface FolderRow {
    readonly uri: string;
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
  /** mailnews/base/public/nsIMsgIdentity.idl */
  interface Identity {
    readonly key: string;
    readonly email: string;
    readonly smtpServerKey: string;
    readonly doFcc: boolean;
    /** null: nothing is set, which is a folder of the usual name (unless Thunderbird knows a better one). */
    fccFolderURI: string | null;
    fccFolderPickerMode: string;
    draftsFolderURI: string | null;
    draftsFolderPickerMode: string;
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
    /** mailnews/imap/public/nsIImapService.idl */
    readonly imap: {
      discoverAllFolders(root: MailFolder, listener: UrlListener, window: null): void;
    };
    /** mailnews/base/public/nsIMsgMailSession.idl */
    readonly mailSession: {
      AddFolderListener(listener: object, events: number): void;
      RemoveFolderListener(listener: object): void;
    };
    /** mailnews/base/public/nsIFolderLookupService.idl */
    readonly folderLookup: { getFolderForURL(address: string): MailFolder | null };
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
