// When the add-on is removed, its records go with it. An Experiment's own `onUninstall` is not called
// (measured on 140 and 153), so the add-on manager is asked to tell; while the add-on is not running
// nobody is there to be told, and the records stay. They hold no secret.
import type { SwitchStore } from "./switch-store";

const { AddonManager } = ChromeUtils.importESModule("resource://gre/modules/AddonManager.sys.mjs");

/** Watches until the add-on is removed for good; told by {@link UninstallWatch.stop} that it ends. */
export class UninstallWatch {
  readonly #id: string;
  readonly #store: SwitchStore;
  #isPending = false;

  constructor(id: string, store: SwitchStore) {
    this.#id = id;
    this.#store = store;
    AddonManager.addAddonListener(this.#listener);
  }

  readonly #listener = {
    onUninstalling: ({ id }: { readonly id: string }) => {
      if (id === this.#id) this.#isPending = true;
    },
    // The person has taken it back: another instance of this class takes over.
    onOperationCancelled: ({ id }: { readonly id: string }) => {
      if (id === this.#id) this.#end();
    },
    onUninstalled: ({ id }: { readonly id: string }) => {
      if (id !== this.#id) return;
      this.#store.discard();
      this.#end();
    },
  };

  #end(): void {
    AddonManager.removeAddonListener(this.#listener);
  }

  /** The add-on stops: for an update, because it was disabled, or to be removed. */
  stop(): void {
    if (!this.#isPending) this.#end();
  }
}
