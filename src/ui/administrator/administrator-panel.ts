// "Ask your administrator": the message as it will be, and three ways to hand it over. The only
// account may be the broken one, so a message window is one of them and not the only one.
import {
  type AdministratorRequest,
  administratorRequest,
} from "../../core/administrator/administrator-request";
import { domainOf } from "../../core/administrator/consent-links";
import type { Diagnosis } from "../../core/diagnose/diagnosis";
import type { OAuthProvider } from "../../core/mail-servers/oauth-provider";
import { browser } from "../../messenger/browser";
import { element } from "../element";
import { text, type MessageName } from "../../messenger/text";
import { type AdministratorMessage, administratorMessage, type Way } from "./administrator-message";
import { lookUpTenant } from "./tenant-lookup";

const EXPLAINED: Record<Way, MessageName> = {
  switch: "askAdministratorExplained",
  "by-hand": "askAdministratorByHand",
};

function save({ subject, body }: AdministratorMessage): void {
  const address = URL.createObjectURL(new Blob([`${subject}\n\n${body}`], { type: "text/plain" }));
  element("a", { href: address, download: "administrator.txt" }).click();
}

function compose({ subject, body }: AdministratorMessage): Promise<unknown> {
  return browser.compose.beginNew({ subject, plainTextBody: body, isPlainText: true });
}

/**
 * The panel for a diagnosis.
 *
 * @param mayAsk whether the page may offer to look something up at Microsoft's sign-in service
 * @param asked called when the message was handed over in one of the three ways
 * @param way "by-hand": nobody remembers that the person is waiting
 */
export function administratorPanel(
  diagnosis: Diagnosis,
  provider: OAuthProvider | undefined,
  mayAsk: boolean,
  asked: () => void,
  way: Way = "switch",
): HTMLElement {
  let message: AdministratorMessage = { subject: "", body: "" };
  const preview = element("pre", { id: "administrator-message", tabindex: "0" });
  const said = element("p", { role: "status" });
  const lookup = element("p", { id: "tenant-lookup" });

  const show = (request: AdministratorRequest | undefined): void => {
    if (!request) return;
    message = administratorMessage(diagnosis, request, way);
    preview.textContent = `${message.subject}\n\n${message.body}`;
    const domain = domainOf(diagnosis.mailboxName);
    const isGuessed = request.links !== undefined && request.tenant.source === "mail-domain";
    lookup.replaceChildren();
    if (!mayAsk || !isGuessed || !domain) return;
    const ask = async () => {
      said.textContent = text("tenantLookingUp");
      const tenantId = await lookUpTenant(domain);
      said.textContent = text(tenantId === undefined ? "tenantNotFound" : "tenantFound", domain);
      if (tenantId !== undefined) show(administratorRequest(diagnosis, provider, tenantId));
    };
    lookup.append(
      text("tenantLookupExplained", domain),
      " ",
      button("tenant-look-up", "tenantLookUp", ask),
    );
  };

  const handOver = (way: (one: AdministratorMessage) => unknown, done: MessageName) => async () => {
    try {
      await way(message);
      said.textContent = text(done);
      asked();
    } catch {
      said.textContent = text("handOverFailed");
    }
  };
  show(administratorRequest(diagnosis, provider));
  return element(
    "section",
    { id: "administrator-panel", "aria-labelledby": "administrator-heading" },
    element("h3", { id: "administrator-heading", tabindex: "-1" }, text("askAdministrator")),
    element("p", {}, text(EXPLAINED[way])),
    element(
      "p",
      { class: "buttons" },
      button("compose-message", "composeMessage", handOver(compose, "messageComposed"), "primary"),
      " ",
      button(
        "copy-message",
        "copyMessage",
        handOver(
          ({ subject, body }) => navigator.clipboard.writeText(`${subject}\n\n${body}`),
          "messageCopied",
        ),
      ),
      " ",
      button("save-message", "saveMessage", handOver(save, "messageSaved")),
    ),
    said,
    lookup,
    preview,
  );
}

function button(
  id: string,
  name: MessageName,
  click: () => Promise<void>,
  look = "quiet",
): HTMLElement {
  const act = () => void click();
  return element("button", { id, type: "button", class: look, click: act }, text(name));
}
