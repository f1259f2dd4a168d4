// What stands in the way of a sign-in on this computer, said before the click; with a button where
// something can be done that is safe, and over with the sign-in.
import type { Obstacle, Preflight } from "../../core/mail-servers/preflight";
import type { SwitchPlan } from "../../core/plan/switch-plan";
import { browser } from "../../messenger/browser";
import { byId, element } from "../element";
import { obstaclesBefore, obstacleWords } from "../preflight-words";
import { text, type MessageName } from "../../messenger/text";

/** What Thunderbird's own window can be allowed for the length of one sign-in. */
const FOR_A_WHILE: ReadonlySet<Obstacle["code"]> = new Set([
  "cookies-off",
  "javascript-off",
  "site-data-off",
]);

/** Found by asking the service; kept while only the computer is looked at anew. */
function isOfService({ code }: Obstacle): boolean {
  return code.startsWith("service-") || code === "clock-wrong";
}

function canBeAllowed({ code, locked }: Obstacle): boolean {
  return FOR_A_WHILE.has(code) && !locked;
}

/** The obstacles of one page. */
export class Obstacles {
  #found: Preflight = { signInBy: "browser", obstacles: [] };
  #allowed = false;

  /** Whether the person has allowed the window what it needs. */
  get allowInWindow(): boolean {
    return this.#allowed;
  }

  /** What is left of them. */
  get preflight(): Preflight {
    const { signInBy, obstacles } = this.#found;
    const left = obstacles.filter((one) => !(this.#allowed && canBeAllowed(one)));
    return { signInBy, obstacles: left };
  }

  /** Looks at this computer, and shows it. */
  async look(): Promise<void> {
    const ofService = this.#found.obstacles.filter(isOfService);
    const { signInBy, obstacles } = await browser.mailServers.preflight();
    this.#found = { signInBy, obstacles: [...obstacles, ...ofService] };
    this.#show();
  }

  /** The same, and who answers for the provider; that takes seconds where nobody does. */
  async lookAtService({ signIn }: SwitchPlan): Promise<void> {
    this.#found = await browser.mailServers.preflight(signIn.hostname, signIn.protocol);
    this.#show();
  }

  #show(): void {
    const notes = obstaclesBefore(this.preflight.obstacles).map((one) =>
      element(
        "div",
        { class: "note", "data-obstacle": one.code },
        element("p", {}, obstacleWords(one)),
        ...this.#button(one),
      ),
    );
    const isAllowed = this.#allowed && this.#found.obstacles.some(canBeAllowed);
    const allowed = element("p", { class: "note", role: "status" }, text("obstacleAllowed"));
    byId("obstacles").replaceChildren(...notes, ...(isAllowed ? [allowed] : []));
  }

  #button(obstacle: Obstacle): readonly Node[] {
    if (canBeAllowed(obstacle)) {
      return this.#does("obstacleAllow", () => {
        this.#allowed = true;
        this.#show();
      });
    }
    if (obstacle.code !== "login-store-locked") return [];
    return this.#does("unlockPasswords", async () => {
      if (await browser.mailServers.unlockSavedPasswords()) await this.look();
    });
  }

  #does(name: MessageName, act: () => Promise<void> | void): readonly Node[] {
    const click = () => void act();
    return [element("button", { type: "button", class: "quiet", click }, text(name))];
  }
}
