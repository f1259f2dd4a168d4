import type { Thunderbird } from "./thunderbird";

/** What a paste would bring. */
export function clipboardText(thunderbird: Thunderbird): Promise<string> {
  return thunderbird.inParent(() => {
    const transferable = Cc["@mozilla.org/widget/transferable;1"].createInstance(
      Ci.nsITransferable,
    );
    transferable.init(null);
    transferable.addDataFlavor("text/plain");
    Services.clipboard.getData(transferable, Services.clipboard.kGlobalClipboard);
    const found: { value?: any } = {};
    transferable.getTransferData("text/plain", found);
    return String(found.value.QueryInterface(Ci.nsISupportsString).data);
  });
}

/** What a person has copied somewhere. */
export function copyToClipboard(thunderbird: Thunderbird, text: string): Promise<void> {
  return thunderbird.inParent((words) => {
    Cc["@mozilla.org/widget/clipboardhelper;1"].getService(Ci.nsIClipboardHelper).copyString(words);
  }, text);
}
