// What an Experiment is given by Thunderbird's WebExtension framework, each with its source.
export {};

declare global {
  interface AddonListener {
    onUninstalling(addOn: { readonly id: string }): void;
    onOperationCancelled(addOn: { readonly id: string }): void;
    onUninstalled(addOn: { readonly id: string }): void;
  }
  /** toolkit/components/extensions/ExtensionCommon.sys.mjs */
  interface Extension {
    readonly id: string;
    readonly version: string;
    readonly addonData: { readonly instanceID: symbol };
    /** "background-script-idle-waituntil": ext-backgroundPage.js */
    emit(event: string, details: { promise: Promise<unknown>; reason: string }): void;
  }
  interface ExtensionContext {
    readonly extension: Extension;
    /** "background", "tab" or "popup" (ExtensionCommon.sys.mjs). */
    readonly viewType: string;
    callOnClose(closeable: { close(): void }): void;
    forgetOnClose(closeable: { close(): void }): void;
  }
  interface PrimedFire {
    readonly wakeup?: () => Promise<void>;
    async(...args: unknown[]): Promise<unknown>;
  }
  class ExtensionAPIPersistent {
    constructor(extension: unknown);
    readonly extension: Extension;
  }
  const ExtensionUtils: { readonly ExtensionError: new (message: string) => Error };
  const ExtensionCommon: {
    readonly EventManager: new (
      options:
        | { context: ExtensionContext; module: string; event: string; extensionApi: unknown }
        /** One that does not wake anybody. */
        | {
            context: ExtensionContext;
            name: string;
            register: (fire: Pick<PrimedFire, "async">) => () => void;
          },
    ) => { api(): unknown };
  };
}
