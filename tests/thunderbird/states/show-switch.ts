// What the scenes of the switch page have in common.
import { makeImpatient } from "../harness/impatient";
import type { Lab } from "../harness/lab";
import type { Page } from "../harness/page";
import { openSwitchPage } from "../harness/switch-page";

export const JO = "jo@contoso.example";
export const KIM = "kim@contoso.example";

/** The result that is shown, by the end of the run and its code. */
export function shown(kind: string, code?: string): string {
  const why = code === undefined ? "" : `[data-code=${code}]`;
  return `#result[data-kind=${kind}]${why}:not([hidden])`;
}

export async function openAndSwitch(lab: Lab): Promise<Page> {
  const page = await openSwitchPage(lab.thunderbird);
  await page.click("#switch");
  return page;
}

/** The person is asked to sign in, whatever Thunderbird has stored. */
export async function askToSignIn(lab: Lab): Promise<Page> {
  const page = await openSwitchPage(lab.thunderbird);
  await makeImpatient(page);
  await page.click("#sign-in-again");
  await page.click("#switch");
  await lab.personIsAsked();
  return page;
}

export async function cancel(_lab: Lab, page: Page): Promise<void> {
  await page.click("#cancel");
  await page.waitFor(shown("cancelled"));
}

/** The method of the first account's outgoing server, as somebody sets it by hand. */
export function setMethod(lab: Lab, method: number): Promise<void> {
  return lab.thunderbird.inParent((value) => {
    Services.prefs.setIntPref("mail.smtpserver.smtp1.authMethod", value);
  }, method);
}
