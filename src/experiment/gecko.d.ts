// Only the slices of Thunderbird's interfaces that the Experiment touches, each with its source.
// A script of this folder runs in a sandbox of the parent process; experiment-sandbox facts that
// shape it (no timers, no sockets of its own) are noted where they bite.
export {};

declare global {
  // ---- XPCOM -----------------------------------------------------------------------------

  /** xpcom/base/nsISupports.idl; an interface constant such as Ci.nsISmtpServer. */
  interface InterfaceId<T> {
    readonly interfaceOf?: T;
  }

  const Ci: {
    readonly nsISmtpServer: InterfaceId<SmtpServer>;
    readonly nsIImapIncomingServer: InterfaceId<ImapServer>;
    readonly nsIMsgImapMailFolder: InterfaceId<ImapMailFolder>;
    readonly nsIFolderListener: { readonly all: number };
    readonly nsMsgFolderFlags: Readonly<Record<"Virtual" | "SentMail" | "Drafts" | "Junk", number>>;
    readonly nsMsgImapDeleteModels: { readonly MoveToTrash: number };
    readonly nsILoginMetaInfo: InterfaceId<LoginMetaInfo>;
    readonly nsIFile: InterfaceId<NativeFile>;
    readonly nsIExternalProtocolService: InterfaceId<{
      /** uriloader/exthandler/nsIExternalProtocolService.idl */
      getProtocolHandlerInfo(scheme: string): {
        readonly hasDefaultHandler: boolean;
        readonly preferredApplicationHandler: unknown;
        readonly possibleApplicationHandlers: { readonly length: number };
      };
    }>;
    /** netwerk/base/nsIServerSocket.idl */
    readonly nsIServerSocket: InterfaceId<{
      readonly port: number;
      init(port: number, loopbackOnly: boolean, backLog: number): void;
      close(): void;
    }>;
    /** widget/nsIClipboardHelper.idl */
    readonly nsIClipboardHelper: InterfaceId<{ copyString(text: string): void }>;
    readonly nsIMsgAsyncPrompter: InterfaceId<AsyncPrompter>;
    readonly nsIWritablePropertyBag: InterfaceId<PropertyBag>;
    readonly nsILoginInfo: InterfaceId<Login>;
    /** 153 */
    readonly nsIPKCS11Token: InterfaceId<KeyToken>;
    /** 140 */
    readonly nsIPK11TokenDB: InterfaceId<{ getInternalKeyToken(): KeyToken }>;
    readonly nsIDNSService: { readonly RESOLVE_TYPE_DEFAULT: number };
    readonly nsIHttpChannel: InterfaceId<HttpChannel>;
    /** netwerk/base/nsIRequest.idl, nsILoadInfo.idl, dom/base/nsIContentPolicy.idl */
    readonly nsIRequest: {
      readonly LOAD_ANONYMOUS: number;
      readonly LOAD_BYPASS_CACHE: number;
      readonly INHIBIT_CACHING: number;
    };
    readonly nsILoadInfo: { readonly SEC_ALLOW_CROSS_ORIGIN_SEC_CONTEXT_IS_NULL: number };
    readonly nsIContentPolicy: { readonly TYPE_OTHER: number };
  };
  const Cc: Record<
    string,
    { createInstance<T>(id: InterfaceId<T>): T; getService<T>(id: InterfaceId<T>): T }
  >;
  const Cr: {
    readonly NS_OK: number;
    readonly NS_ERROR_FAILURE: number;
    readonly NS_BINDING_ABORTED: number;
  };
  const Cu: {
    getGlobalForObject(object: object): ParentGlobal;
  };

  const ChromeUtils: {
    importESModule<K extends keyof Modules>(url: K): Modules[K];
    generateQI(interfaces: readonly string[]): () => unknown;
  };

  /** What the sandbox lacks and the parent process's shared global has (measured on both ESRs). */
  interface ParentGlobal {
    readonly TCPSocket: new (
      host: string,
      port: number,
      options: { useSecureTransport: boolean; binaryType: "string" },
    ) => TcpSocket;
    readonly TextEncoder: new () => { encode(text: string): ArrayLike<number> };
    readonly TextDecoder: new () => { decode(bytes: unknown): string };
    readonly Uint8Array: { from(bytes: ArrayLike<number>): unknown };
    readonly crypto: { randomUUID(): string };
    btoa(binary: string): string;
    atob(base64: string): string;
    encodeURIComponent(text: string): string;
  }

  interface Modules {
    /** toolkit/modules/Timer.sys.mjs */
    "resource://gre/modules/Timer.sys.mjs": {
      readonly setTimeout: (callback: () => void, milliseconds: number) => number;
      readonly clearTimeout: (id: number | undefined) => void;
    };
    /** toolkit/components/asyncshutdown/AsyncShutdown.sys.mjs */
    "resource://gre/modules/AsyncShutdown.sys.mjs": {
      readonly AsyncShutdown: {
        readonly profileChangeTeardown: {
          addBlocker(name: string, condition: () => Promise<void>): void;
          removeBlocker(condition: () => Promise<void>): void;
        };
      };
    };
    /** toolkit/mozapps/extensions/AddonManager.sys.mjs */
    "resource://gre/modules/AddonManager.sys.mjs": {
      readonly AddonManager: {
        addUpgradeListener(
          instanceId: symbol,
          listener: (upgrade: { install: () => void }) => void,
        ): void;
        removeUpgradeListener(instanceId: symbol): void;
        addAddonListener(listener: AddonListener): void;
        removeAddonListener(listener: AddonListener): void;
        getAddonsByTypes(
          types: readonly string[],
        ): Promise<
          readonly { readonly id: string; readonly name: string; readonly isActive: boolean }[]
        >;
      };
    };
    /** mailnews/base/src/MailServices.sys.mjs */
    "resource:///modules/MailServices.sys.mjs": { readonly MailServices: MailServices };
    /** mail/modules/LinkHelper.sys.mjs, 153 */
    "resource:///modules/LinkHelper.sys.mjs": {
      readonly openLinkExternally: (
        address: string,
        options: { readonly addToHistory: boolean },
      ) => void;
    };
    /** mailnews/base/src/OAuth2.sys.mjs */
    "resource:///modules/OAuth2.sys.mjs": {
      readonly OAuth2: new (scopes: string, issuerDetails: IssuerDetails) => OAuth2;
    };
    /** mailnews/base/src/OAuth2Module.sys.mjs */
    "resource:///modules/OAuth2Module.sys.mjs": { readonly OAuth2Module: OAuth2ModuleClass };
    /** mailnews/base/src/OAuth2Providers.sys.mjs */
    "resource:///modules/OAuth2Providers.sys.mjs": {
      readonly OAuth2Providers: {
        getHostnameDetails(
          hostname: string,
          type: string,
        ): { issuer: string; allScopes: string; requiredScopes: string } | undefined;
        getIssuerDetails(issuer: string): IssuerDetails | undefined;
      };
    };
    /** mailnews/compose/src/SmtpClient.sys.mjs */
    "resource:///modules/SmtpClient.sys.mjs": {
      readonly SmtpClient: new (server: unknown) => SmtpClient;
    };
  }

  /** xpcom/io/nsIFile.idl */
  interface NativeFile {
    readonly path: string;
    clone(): NativeFile;
    append(name: string): void;
    exists(): boolean;
    isWritable(): boolean;
  }

  // ---- Services --------------------------------------------------------------------------

  /** modules/libpref/nsIPrefBranch.idl, nsIPrefService.idl */
  interface Preferences {
    readonly PREF_STRING: number;
    readonly PREF_INT: number;
    getBoolPref(name: string, fallback: boolean): boolean;
    getIntPref(name: string, fallback?: number): number;
    getStringPref(name: string, fallback?: string): string;
    setBoolPref(name: string, value: boolean): void;
    setIntPref(name: string, value: number): void;
    setStringPref(name: string, value: string): void;
    getPrefType(name: string): number;
    prefHasUserValue(name: string): boolean;
    prefIsLocked(name: string): boolean;
    lockPref(name: string): void;
    unlockPref(name: string): void;
    getDefaultBranch(root: string): Preferences;
    clearUserPref(name: string): void;
    getChildList(start: string): string[];
    addObserver(name: string, observer: PreferenceObserver): void;
    removeObserver(name: string, observer: PreferenceObserver): void;
    savePrefFile(file: null): void;
  }
  interface PreferenceObserver {
    observe(subject: unknown, topic: string, name: string): void;
  }

  /** toolkit/components/passwordmgr/nsILoginManager.idl; what differs is in thunderbird-140.ts */
  interface Logins {
    readonly isLoggedIn: boolean;
    searchLoginsAsync(match: { origin: string }): Promise<readonly Login[]>;
    /** 153 */
    readonly modifyLoginAsync?: (login: Login, changes: PropertyBag) => Promise<unknown>;
    /** 140 */
    readonly modifyLogin?: (login: Login, changes: PropertyBag) => void;
    addLoginAsync(login: Login): Promise<unknown>;
    /** 153 */
    readonly removeLoginAsync?: (login: Login) => Promise<void>;
    /** 140 */
    readonly removeLogin?: (login: Login) => void;
  }
  interface Login {
    init(
      origin: string,
      formActionOrigin: null,
      realm: string,
      username: string,
      password: string,
      usernameField: "",
      passwordField: "",
    ): void;
    readonly origin: string;
    readonly httpRealm: string;
    readonly username: string;
    readonly password: string;
    QueryInterface<T>(id: InterfaceId<T>): T;
  }
  interface LoginMetaInfo {
    readonly guid: string;
    readonly timePasswordChanged: number;
  }
  /** security/manager/ssl/nsIPKCS11Token.idl; nsIPK11Token.idl on 140 */
  interface KeyToken {
    login(force: boolean): void;
  }
  interface PropertyBag {
    setProperty(name: string, value: string | number): void;
  }

  interface WindowObserver {
    observe(window: unknown, topic: string): void;
  }
  /** One Thunderbird main window (mail:3pane); tabmail.js */
  interface MailWindow {
    readonly location: { readonly href: string };
    focus(): void;
    readonly document: { getElementById(id: string): TabMail | null };
  }
  /** A compose window; MsgComposeCommands.js. Its variables are there when it is ready. */
  interface ComposeWindow {
    readonly document: {
      readonly documentElement: { getAttribute(name: string): string | null };
    };
    readonly gMsgCompose?: {
      readonly identity: Identity;
      addMsgSendListener(listener: object): void;
      removeMsgSendListener(listener: object): void;
    };
    readonly gCurrentIdentity?: Identity | null;
    addEventListener(
      type: string,
      listener: (event: { readonly currentTarget: unknown }) => void,
      options: { readonly once: boolean } | { readonly capture: boolean },
    ): void;
    removeEventListener(
      type: string,
      listener: (event: never) => void,
      options: { readonly capture: boolean },
    ): void;
  }
  interface TabMail {
    readonly tabInfo: readonly MailTab[];
    closeTab(tab: MailTab): void;
  }
  interface MailTab {
    readonly browser?: { readonly currentURI?: { readonly spec: string } | null } | null;
    /** Of a tab that Thunderbird itself fills, e.g. about:3pane. */
    readonly chromeBrowser?: { readonly contentWindow: Partial<FolderPaneWindow> | null } | null;
  }

  const Services: {
    readonly prefs: Preferences;
    readonly logins: Logins;
    readonly io: {
      readonly offline: boolean;
      newURI(address: string): unknown;
      /** netwerk/base/nsIIOService.idl */
      newChannelFromURI(
        uri: unknown,
        node: null,
        loadingPrincipal: unknown,
        triggeringPrincipal: null,
        securityFlags: number,
        contentPolicyType: number,
      ): { QueryInterface<T>(id: InterfaceId<T>): T };
    };
    readonly scriptSecurityManager: { getSystemPrincipal(): unknown };
    readonly dirsvc: { get<T>(key: string, id: InterfaceId<T>): T; has(key: string): boolean };
    readonly obs: {
      addObserver(observer: PreferenceObserver, topic: string): void;
      removeObserver(observer: PreferenceObserver, topic: string): void;
    };
    readonly policies: {
      /** The policies.json or its like, as it was read. */
      getActivePolicies(): {
        readonly Preferences?: Readonly<
          Record<string, { Status?: string; Value?: string | number | boolean } | null>
        >;
      } | null;
    };
    readonly startup: { getStartupInfo(): { readonly process?: Date } };
    readonly tm: { readonly currentThread: unknown };
    readonly wm: {
      getEnumerator(type: "msgcompose"): Iterable<ComposeWindow>;
      getEnumerator(type: string | null): Iterable<MailWindow>;
    };
    /** toolkit/components/windowwatcher/nsIWindowWatcher.idl */
    readonly ww: {
      registerNotification(observer: WindowObserver): void;
      unregisterNotification(observer: WindowObserver): void;
    };
    /** intl/strres/nsIStringBundle.idl */
    readonly strings: {
      createBundle(address: string): {
        formatStringFromName(name: string, values: readonly string[]): string;
      };
    };
    readonly dns: {
      /** netwerk/dns/nsIDNSService.idl */
      asyncResolve(
        hostname: string,
        type: number,
        flags: number,
        info: null,
        listener: {
          onLookupComplete(request: unknown, record: unknown, status: number): void;
        },
        thread: unknown,
        originAttributes: object,
      ): { cancel(status: number): void };
    };
  };

  const IOUtils: {
    readUTF8(path: string): Promise<string>;
    read(path: string, options: { maxBytes: number }): Promise<ArrayLike<number>>;
  };
  const PathUtils: { join(...parts: string[]): string };
}
