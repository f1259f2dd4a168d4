// A real Thunderbird with a profile of its own, headless, driven through Marionette.
import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { Marionette, MarionetteError } from "./marionette";
import {
  type Notified,
  type Opened,
  installRecorder,
  readConsole,
  teachMarionetteTabs,
} from "./recorder";
import { UNDER_TEST } from "./under-test";

export const ADD_ON_ID = "modern-auth-switch@mailextension";

export interface LaunchOptions {
  readonly profile: string;
  /** More of the environment, e.g. for automation mode. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly headless?: boolean;
}

/** Milliseconds that a start may take, on a machine that is doing other things too. */
const START_TIME_LIMIT = 60_000;

export const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

/** Asks again until the answer is something; throws with the question's name when time is up. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeLimit = 20_000,
): Promise<T> {
  const end = Date.now() + timeLimit;
  // Ever more seldom: every question costs the asked Thunderbird time for what it is waited for.
  for (let wait = 20; ; wait = Math.min(wait * 1.5, 150)) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > end) throw new Error(`Waited ${String(timeLimit)} ms for ${what}`);
    await pause(wait);
  }
}

export class Thunderbird {
  readonly profile: string;
  readonly #process: ChildProcess;
  readonly #exited: Promise<void>;
  readonly marionette: Marionette;
  #runs = 0;

  /** Of the edition that was installed last. */
  addOnId: string = ADD_ON_ID;

  private constructor(
    profile: string,
    child: ChildProcess,
    exited: Promise<void>,
    marionette: Marionette,
  ) {
    this.profile = profile;
    this.#process = child;
    this.#exited = exited;
    this.marionette = marionette;
  }

  static async launch({
    profile,
    environment = {},
    headless = true,
  }: LaunchOptions): Promise<Thunderbird> {
    const portFile = path.join(profile, "MarionetteActivePort");
    // A killed Thunderbird leaves it behind.
    fs.rmSync(portFile, { force: true });
    const home = path.join(profile, "home");
    fs.mkdirSync(home, { recursive: true });
    const log = fs.openSync(path.join(profile, "output.log"), "a");
    const args = [
      "--profile",
      profile,
      "--no-remote",
      "--marionette",
      "--remote-allow-system-access",
    ];
    // setpriv: Thunderbird ends with this process, however that ends. A write beyond a limit that a
    // test sets shall fail, as on a full disk, and not be answered with a signal.
    const inShell = `trap '' XFSZ; exec setpriv --pdeathsig KILL "$@"`;
    const child = spawn(
      "sh",
      ["-c", inShell, "sh", UNDER_TEST.program, ...args, ...(headless ? ["--headless"] : [])],
      {
        env: { ...process.env, HOME: home, MOZ_CRASHREPORTER_DISABLE: "1", ...environment },
        stdio: ["ignore", log, log],
      },
    );
    fs.closeSync(log);
    const exited = new Promise<void>((resolve) =>
      child.once("exit", () => {
        resolve();
      }),
    );
    try {
      const port = await until(
        "Thunderbird to start",
        () => {
          if (child.exitCode !== null)
            throw new Error(`Thunderbird ended with ${String(child.exitCode)}`);
          return fs.existsSync(portFile) && Number(fs.readFileSync(portFile, "utf8"));
        },
        START_TIME_LIMIT,
      );
      const marionette = await Marionette.connect(port);
      const thunderbird = new Thunderbird(profile, child, exited, marionette);
      await thunderbird.inParent(installRecorder);
      await thunderbird.inParent(teachMarionetteTabs);
      return thunderbird;
    } catch (error) {
      child.kill("SIGKILL");
      throw error;
    }
  }

  /**
   * Runs a function inside Thunderbird's parent process and returns what it returns. It can use
   * nothing of the test's own but its arguments. One that takes long does not hold up others.
   */
  async inParent<A extends readonly unknown[], T>(
    run: (...args: A) => Promise<T> | T,
    ...args: A
  ): Promise<T> {
    const id = ++this.#runs;
    const start = `const [id, args, done] = arguments;
      const runs = (Cu.getGlobalForObject(Services).testRuns ??= new Map());
      runs.set(id, (async () => (${run.toString()})(...args))().then(
        value => ({ value: value ?? null }),
        error => ({ error: String(error?.message ?? error) + " " + String(error?.stack ?? "") })));
      done(true);`;
    const ask = `const [id, done] = arguments;
      const later = new Promise(resolve => setTimeout(() => resolve(null), 100));
      Promise.race([Cu.getGlobalForObject(Services).testRuns.get(id), later]).then(done);`;
    await this.#script(start, [id, args]);
    for (;;) {
      const answer = await this.#script<{ value: T; error?: string } | null>(ask, [id]);
      if (answer?.error !== undefined) throw new Error(answer.error);
      if (answer) return answer.value;
    }
  }

  /** One script in the parent process. While a dialog stands open, every command fails. */
  async #script<T>(script: string, args: readonly unknown[]): Promise<T> {
    const { marionette } = this;
    const [answer] = await until("a dialog to be answered", async () => {
      try {
        return await marionette.together(async () => {
          await marionette.command("Marionette:SetContext", { value: "chrome" });
          const parameters = { script, args, sandbox: "system" };
          const { value } = await marionette.command<{ value: T }>(
            "WebDriver:ExecuteAsyncScript",
            parameters,
          );
          return [value] as const;
        });
      } catch (error) {
        if (!(error instanceof MarionetteError)) throw error;
        if (error.code === "no such window") await this.#backToMainWindow();
        else if (error.code !== "unexpected alert open") throw error;
        return false;
      }
    });
    return answer;
  }

  /** The window that the last command was about, the sign-in's for instance, has been closed. */
  async #backToMainWindow(): Promise<void> {
    const { marionette } = this;
    await marionette.together(async () => {
      await marionette.command("Marionette:SetContext", { value: "chrome" });
      const [handle] = await marionette.command<string[]>("WebDriver:GetWindowHandles");
      await marionette.command("WebDriver:SwitchToWindow", { handle, focus: false });
    });
  }

  /**
   * What it has in memory goes into prefs.js. Thunderbird writes that file in the background and says
   * nothing when it is done or fails: a line of the test's own shows it.
   */
  async savePreferences(timeLimit?: number): Promise<void> {
    const line = await this.inParent(() => {
      const value = String(Services.uuid.generateUUID());
      Services.prefs.setStringPref("tests.saved", value);
      Services.prefs.savePrefFile(null);
      return value;
    });
    const file = path.join(this.profile, "prefs.js");
    await until("prefs.js", () => fs.readFileSync(file, "utf8").includes(line), timeLimit);
  }

  /** Installs an XPI as a person does from a file: for good, and without any privilege. */
  async install(xpi: string): Promise<void> {
    const parameters = { path: xpi, temporary: false };
    const { value } = await this.marionette.command<{ value: string }>("Addon:Install", parameters);
    this.addOnId = value;
    await this.addOnRuns();
  }

  /** Waits until the add-on runs; otherwise says what the console says. */
  async addOnRuns(): Promise<void> {
    try {
      await until("the add-on to run", () =>
        this.inParent((id) => WebExtensionPolicy.getByID(id)?.active === true, this.addOnId),
      );
    } catch (error) {
      throw new Error((await this.console()).slice(-20).join("\n"), { cause: error });
    }
  }

  /** Dialogs and windows that have opened since the start, or since the last time asked. */
  opened(): Promise<readonly Opened[]> {
    return this.inParent(() => Cu.getGlobalForObject(Services).testRecord.opened.splice(0));
  }

  /** The notifications since the last question; 153 shows none without a desktop service. */
  notified(): Promise<readonly Notified[]> {
    return this.inParent(() => Cu.getGlobalForObject(Services).testRecord.notified.splice(0));
  }

  /** Clicks the notification that is shown. */
  async clickNotification(): Promise<void> {
    await this.inParent(() => {
      const [window] = Cu.getGlobalForObject(Services).testRecord.notifications;
      window.document.getElementById("alertBox").click();
    });
  }

  /** Everything that went from the parent process to the add-on since the start. */
  crossed(): Promise<readonly string[]> {
    return this.inParent(() => Cu.getGlobalForObject(Services).testRecord.crossed);
  }

  console(): Promise<readonly string[]> {
    return this.inParent(readConsole);
  }

  get processId(): number {
    return this.#process.pid ?? 0;
  }

  /** The signal that has ended it, e.g. "SIGKILL"; null when it runs or has ended by itself. */
  get endedBy(): NodeJS.Signals | null {
    return this.#process.signalCode;
  }

  /** Until somebody has closed it. */
  ended(): Promise<void> {
    return this.#exited;
  }

  /** Ends it as a person does, files written and all. */
  async quit(): Promise<void> {
    const quit = this.marionette.command("Marionette:Quit", { flags: ["eForceQuit"] });
    const patience = setTimeout(() => this.#process.kill("SIGKILL"), 15_000);
    await quit.catch(() => undefined);
    await this.#exited;
    clearTimeout(patience);
    await this.kill();
  }

  /** Ends it as a power cut does. */
  async kill(): Promise<void> {
    this.marionette.close();
    if (this.#process.exitCode === null) this.#process.kill("SIGKILL");
    await this.#exited;
  }
}

/** A temporary folder's removal must never fail a test. */
export function removeProfile(profile: string): void {
  if (profile.startsWith(os.tmpdir()))
    fs.rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
