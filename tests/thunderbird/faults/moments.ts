// When a fault strikes. Some moments are known to the servers of the stand-in, which hold Thunderbird
// up in a gate; the others only to Thunderbird's parent process, where this file watches. Whatever
// is reached is written to a file at once, so that it is known even if Thunderbird is killed there.
import fs from "node:fs";
import path from "node:path";
import { type Thunderbird, until } from "../harness/thunderbird";

/** The moments that the parent process can tell. */
export const PARENT_MOMENTS = [
  "after-token",
  "before-commit",
  "token-handed-over",
  "settings-half-written",
  "record-written",
  "after-commit",
  "deleting-password",
] as const;
export type ParentMoment = (typeof PARENT_MOMENTS)[number];

export const MOMENTS = [
  "before-sign-in",
  "during-sign-in",
  "proving-receiving",
  "proving-sending",
  "confirming-receiving",
  "confirming-sending",
  ...PARENT_MOMENTS,
] as const;
export type Moment = (typeof MOMENTS)[number];

/**
 * Runs in the parent process. What crosses to a page can be held up there; what is synchronous
 * (a preference, a login in memory) can only be answered with a kill, or be noted.
 */
function installMoments(logFile: string): void {
  const shared = Cu.getGlobalForObject(Services);
  const state = { armed: null as any, open: () => undefined as unknown };
  shared.testMoments = state;
  const note = (moment: string) => {
    const file = Cc["@mozilla.org/file/local;1"].createInstance(Ci.nsIFile);
    file.initWithPath(logFile);
    const stream = Cc["@mozilla.org/network/file-output-stream;1"].createInstance(
      Ci.nsIFileOutputStream,
    );
    stream.init(file, 0x02 | 0x08 | 0x10, 0o600, 0);
    stream.write(`${moment}\n`, moment.length + 1);
    stream.close();
  };
  const kill = () => {
    const { ctypes } = ChromeUtils.importESModule("resource://gre/modules/ctypes.sys.mjs");
    const libc = ctypes.open("libc.so.6");
    const signal = libc.declare("kill", ctypes.default_abi, ctypes.int, ctypes.int, ctypes.int);
    signal(Services.appinfo.processID, 9);
  };
  /** @returns a promise to wait for, when the moment is armed to hold */
  const reach = (moment: string): Promise<void> | undefined => {
    const { armed } = state;
    if (armed?.moment !== moment) return undefined;
    state.armed = null;
    note(moment);
    if (armed.action === "kill") kill();
    return armed.action === "hold"
      ? new Promise<void>((resolve) => (state.open = resolve as () => undefined))
      : undefined;
  };

  let proofs = 0;
  const momentOf = (call: string, result: any): string => {
    if (call === "mailServers.signIn") {
      proofs = 0;
      return result?.ok ? "after-token" : "";
    }
    if (call === "mailServers.proveLogin" && result?.ok && ++proofs === 2) return "before-commit";
    return call === "mailServers.apply" && result?.ok ? "after-commit" : "";
  };
  const { ExtensionParent } = ChromeUtils.importESModule(
    "resource://gre/modules/ExtensionParent.sys.mjs",
  );
  const { conduit } = ExtensionParent.ParentAPIManager;
  const { sendCallResult } = conduit;
  conduit.sendCallResult = (id: unknown, message: any) => {
    // Functions answer with a list of one value.
    const result = message.result?.deserialize?.(globalThis, true)?.[0];
    const held = reach(momentOf(String(message.path), result));
    const send = () => sendCallResult.call(conduit, id, message);
    return held ? held.then(send) : send();
  };
  Services.obs.addObserver(
    {
      observe(subject: any, _topic: string, change: string) {
        if (!["addLogin", "removeLogin"].includes(change)) return;
        const { origin } = subject.QueryInterface(Ci.nsILoginInfo);
        const isToken = origin.startsWith("oauth://");
        if (isToken && change === "addLogin") void reach("token-handed-over");
        if (!isToken && change === "removeLogin") void reach("deleting-password");
      },
    },
    "passwordmgr-storage-changed",
  );
  const preferences = {
    observe(_subject: unknown, _topic: string, name: string) {
      if (name.endsWith(".authMethod")) void reach("settings-half-written");
      if (name.startsWith("extensions.modern-auth-switch.undo.")) void reach("record-written");
    },
  };
  Services.prefs.addObserver("mail.server.", preferences);
  Services.prefs.addObserver("extensions.modern-auth-switch.undo.", preferences);
}

export class Moments {
  readonly #thunderbird: Thunderbird;
  readonly #log: string;

  private constructor(thunderbird: Thunderbird) {
    this.#thunderbird = thunderbird;
    this.#log = path.join(thunderbird.profile, "moments.log");
  }

  static async watch(thunderbird: Thunderbird): Promise<Moments> {
    const moments = new Moments(thunderbird);
    fs.rmSync(moments.#log, { force: true });
    await thunderbird.inParent(installMoments, moments.#log);
    return moments;
  }

  /** Moments that were armed and reached, in order; also after a kill. */
  reached(): readonly string[] {
    if (!fs.existsSync(this.#log)) return [];
    return fs.readFileSync(this.#log, "utf8").trim().split("\n");
  }

  /** @param action "hold" only for what crosses to a page: after-token, before-commit, after-commit */
  async arm(moment: ParentMoment, action: "hold" | "note" | "kill"): Promise<void> {
    await this.#thunderbird.inParent(
      (name, what) => {
        Cu.getGlobalForObject(Services).testMoments.armed = { moment: name, action: what };
      },
      moment,
      action,
    );
  }

  async whenReached(moment: ParentMoment): Promise<void> {
    await until(`the moment ${moment}`, () => this.reached().includes(moment));
  }

  async release(): Promise<void> {
    await this.#thunderbird.inParent(() => {
      Cu.getGlobalForObject(Services).testMoments.open();
    });
  }

  /** For the next row. */
  async forget(): Promise<void> {
    fs.rmSync(this.#log, { force: true });
    await this.#thunderbird.inParent(() => {
      const { testMoments } = Cu.getGlobalForObject(Services);
      testMoments.armed = null;
      testMoments.open();
    });
  }
}
