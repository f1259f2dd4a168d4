// What comes after a switch: folders, the old password, the way back.
import { switchStateOf } from "../../core/look-again/look-again";
import { browser } from "../../messenger/browser";
import { text } from "../../messenger/text";
import { byId, element } from "../element";
import { foldersAddress } from "../folders-address";
import { readSwitched } from "../switched/read-switched";
import { switchedAccount } from "../switched/switched-account";

function foldersStep(accountId: string): Node {
  const link = element("a", { href: foldersAddress(accountId) }, text("nextFoldersLink"));
  return element("p", { "data-next": "folders" }, text("nextFolders"), " ", link);
}

/**
 * @param announcement what a click has just done
 * @param saysState whether the state of the switch is to be said; not where a result above says it
 */
export async function readNext(
  accountId: string,
  saysState: boolean,
  announcement = "",
): Promise<readonly Node[]> {
  const settings = await browser.mailServers.list();
  const account = settings.accounts.find(({ id }) => id === accountId);
  const { records } = await browser.mailServers.listUndoRecords();
  const switched = account && (await readSwitched(account, settings, records));
  const onChanged = (words: string) => void readNext(accountId, saysState, words).then(showNext);
  const nodes = switched ? switchedAccount(switched, onChanged, saysState) : [];
  const said = nodes.filter(
    (node) => saysState || !(node instanceof HTMLElement && node.dataset["switched"]),
  );
  const isConfirmed = switched && switchStateOf(switched.record) === "confirmed";
  const folders = isConfirmed && account.incoming?.type === "imap";
  return [
    ...(announcement ? [element("p", { role: "status" }, announcement)] : []),
    ...(folders ? [foldersStep(accountId)] : []),
    ...said,
  ];
}

export function showNext(nodes: readonly Node[]): void {
  const heading = element("h2", {}, text("nextHeading"));
  byId("next").replaceChildren(...(nodes.length > 0 ? [heading, ...nodes] : []));
  byId("next").hidden = nodes.length === 0;
}
