// One laboratory: a stand-in of Exchange Online, a Thunderbird with accounts, and the add-on in it.
import fs from "node:fs";
import path from "node:path";
import { type Exchange, type ExchangeOptions, startExchange, USERS } from "../../exchange/exchange";
import { HOSTS } from "../../exchange/certificates";
import { SCOPES } from "../../exchange/provider";
import { type BrowserInbox, installBrowser, robotSignIn } from "../../exchange/robot-browser";
import { installLanguagePack } from "./appearance";
import { assertNoLeaks } from "./leaks";
import { type StoredLogin, storeLogins } from "./login-store";
import { Page } from "./page";
import { type AccountDescription, makeProfile, type Preferences } from "./profile";
import { putStartCaches } from "./start-caches";
import { removeProfile, Thunderbird } from "./thunderbird";
import { UNDER_TEST } from "./under-test";

export interface LabOptions extends ExchangeOptions {
  readonly accounts: readonly AccountDescription[];
  /** Whose refresh token Thunderbird has from an earlier sign-in. */
  readonly tokensOf?: readonly string[];
  /** Whose passwords Thunderbird has; of everybody when absent. */
  readonly passwordsOf?: readonly string[];
  readonly preferences?: Preferences;
  /** More about accounts than their descriptions have; Thunderbird may change them. */
  readonly storedPreferences?: Preferences;
  /** More of Thunderbird's environment, e.g. for automation mode. */
  readonly environment?: Readonly<Record<string, string>>;
  /** 153 signs in with the system's browser unless this says so; 140 knows only the window. */
  readonly signInWindow?: boolean;
  /** Ports of the real service that lead to ports of this computer where nothing listens. */
  readonly blockedPorts?: Readonly<Record<number, number>>;
  readonly addOn?: "from-file" | "none";
  /** Another build than the one that ships. */
  readonly xpi?: string;
  /** Whether a person is to see it; the tests do without a screen. */
  readonly visible?: boolean;
  /** Whether Thunderbird speaks Japanese; its preference is among `preferences`. */
  readonly japanese?: boolean;
  /** Language packs that are there, beside English, for a test that changes the language itself. */
  readonly languagePacks?: readonly string[];
}

/** The XPI of an edition that `npm run build` has made. */
export function builtXpi(edition: "full" | "guided" = "full"): string {
  const { name, version } = JSON.parse(fs.readFileSync("package.json", "utf8")) as {
    name: string;
    version: string;
  };
  const infix = edition === "full" ? "" : `-${edition}`;
  return path.resolve("dist", `${name}${infix}-${version}.xpi`);
}

function savedPasswords(users: readonly (readonly [string, string])[]) {
  const origins = [`imap://${HOSTS.incoming}`, `smtp://${HOSTS.outgoing}`];
  return users.flatMap(([user, password]) =>
    origins.map((origin) => ({ origin, realm: origin, user, password })),
  );
}

/** The `oauth://` entry of somebody who has signed in before. */
async function savedToken(exchange: Exchange, user: string): Promise<Omit<StoredLogin, "guid">> {
  const password = await exchange.provider.issueRefreshToken(user);
  return { origin: `oauth://${HOSTS.signIn}`, realm: SCOPES.join(" "), user, password };
}

export class Lab {
  readonly #profile: string;
  readonly #browser: BrowserInbox;
  readonly #usesWindow: boolean;
  /** null: Thunderbird runs without the add-on. */
  readonly #xpi: string | null;

  private constructor(
    readonly exchange: Exchange,
    public thunderbird: Thunderbird,
    profile: string,
    browser: BrowserInbox,
    usesWindow: boolean,
    xpi: string | null,
  ) {
    this.#profile = profile;
    this.#browser = browser;
    this.#usesWindow = usesWindow;
    this.#xpi = xpi;
  }

  static async start(options: LabOptions): Promise<Lab> {
    const exchange = await startExchange(options);
    const usesWindow = UNDER_TEST.esr === 140 || options.signInWindow === true;
    const profile = makeProfile(
      options.accounts,
      {
        "network.socket.forcePort": exchange.forcePort(options.blockedPorts),
        "network.dns.localDomains": exchange.localDomains,
        "mailnews.oauth.useExternalBrowser": !usesWindow,
        ...options.preferences,
      },
      options.storedPreferences,
    );
    let thunderbird: Thunderbird | undefined;
    try {
      exchange.certificates.trustIn(profile);
      // They are in English.
      if (!options.japanese) putStartCaches(profile);
      const browser = installBrowser(profile);
      if (options.japanese) installLanguagePack(profile);
      for (const one of options.languagePacks ?? []) installLanguagePack(profile, one);
      thunderbird = await Thunderbird.launch({
        profile,
        headless: !options.visible,
        ...(options.environment && { environment: options.environment }),
      });
      const xpi = options.addOn === "none" ? null : (options.xpi ?? builtXpi());
      const lab = new Lab(exchange, thunderbird, profile, browser, usesWindow, xpi);
      const tokens = (options.tokensOf ?? []).map((user) => savedToken(exchange, user));
      const { users = USERS, passwordsOf = [...users.keys()] } = options;
      const passwords = savedPasswords([...users].filter(([user]) => passwordsOf.includes(user)));
      await storeLogins(thunderbird, [...passwords, ...(await Promise.all(tokens))]);
      if (xpi !== null) await thunderbird.install(xpi);
      return lab;
    } catch (error) {
      await thunderbird?.kill();
      await exchange.stop();
      removeProfile(profile);
      throw error;
    }
  }

  get profile(): string {
    return this.#profile;
  }

  /** As on everybody's computer: Marionette switches it off in every profile that it drives. */
  async savesPasswords(): Promise<void> {
    await this.thunderbird.inParent(() => {
      Services.prefs.clearUserPref("signon.rememberSignons");
    });
  }

  /** Does the person's part of an interactive sign-in that is under way. */
  async signIn(user: string, answer: "sign-in" | "deny" = "sign-in"): Promise<void> {
    if (!this.#usesWindow) {
      try {
        await this.signInAt(await this.#browser.next(), user, answer);
      } catch (error) {
        // The address of a sign-in that was given up before; the one that is under way comes next.
        if ((error as NodeJS.ErrnoException).code !== "ECONNREFUSED") throw error;
        await this.signInAt(await this.#browser.next(), user, answer);
      }
      return;
    }
    const page = await this.signInWindow();
    await page.type("#login", user);
    await page.type("#password", "any");
    await page.click(answer === "deny" ? "#deny" : "#sign-in");
  }

  /** The same in a browser that has opened this address. */
  async signInAt(
    address: string,
    user: string,
    answer: "sign-in" | "deny" = "sign-in",
  ): Promise<void> {
    const httpsPort = this.exchange.provider.port;
    await robotSignIn(address, { httpsPort, user, deny: answer === "deny" });
  }

  /** The sign-in page in Thunderbird's own window. */
  signInWindow(): Promise<Page> {
    return Page.find(this.thunderbird, (url) => url.includes("/interaction/"));
  }

  /** The address that Thunderbird has handed to the browser, where nobody does anything with it. */
  abandonedBrowser(): Promise<string> {
    return this.#browser.next();
  }

  /** Waits until the person is asked, in the browser or in the window. */
  async personIsAsked(): Promise<void> {
    if (this.#usesWindow) await this.signInWindow();
    else await this.abandonedBrowser();
  }

  /** Forgets who has signed in before in Thunderbird's own window. */
  async forgetCookies(): Promise<void> {
    await this.thunderbird.inParent(() => {
      Services.cookies.removeAll();
    });
  }

  async restart(): Promise<void> {
    await assertNoLeaks(this.thunderbird, this.exchange);
    await this.thunderbird.quit();
    await this.startAgain();
  }

  /** Starts after Thunderbird has been quit. */
  async startAgain(): Promise<void> {
    const { addOnId } = this.thunderbird;
    this.thunderbird = await Thunderbird.launch({ profile: this.#profile });
    this.thunderbird.addOnId = addOnId;
    if (this.#xpi !== null) await this.thunderbird.addOnRuns();
  }

  /**
   * Starts after a kill. Thunderbird writes its list of add-ons late, so one that was installed
   * seconds before may be gone: it is installed again, which leaves its preferences as they were.
   */
  async startAfterKill(): Promise<void> {
    this.thunderbird = await Thunderbird.launch({ profile: this.#profile });
    await this.installAddOn();
  }

  async installAddOn(): Promise<void> {
    if (this.#xpi !== null) await this.thunderbird.install(this.#xpi);
  }

  async stop(): Promise<void> {
    await this.thunderbird.quit();
    await this.exchange.stop();
    removeProfile(this.#profile);
  }
}

/** Runs a test with a lab of its own, and ends the lab however the test ends. */
export async function withLab(
  options: LabOptions,
  test: (lab: Lab) => Promise<void>,
): Promise<void> {
  const lab = await Lab.start(options);
  try {
    await test(lab);
    await assertNoLeaks(lab.thunderbird, lab.exchange);
  } catch (error) {
    const output = path.join(lab.profile, "output.log");
    if (process.env["SHOW_THUNDERBIRD_OUTPUT"]) console.log(fs.readFileSync(output, "utf8"));
    throw error;
  } finally {
    await lab.stop();
  }
}
