// Reads what is known about the switch of an account.
import { recordsOf } from "../../core/look-again/look-again";
import type { StoredSecret } from "../../core/mail-servers/stored-login";
import type { UndoRecord } from "../../core/mail-servers/undo";
import { type AccountSnapshot, type MailSettings, serverIdsOf } from "../../core/server";
import { browser } from "../../messenger/browser";
import type { SwitchedAccount } from "./switched-account";

/** Locked before some before none: one saved password is enough to be deleted. */
async function savedPassword(ids: readonly string[]): Promise<StoredSecret> {
  const states = await Promise.all(ids.map((id) => browser.mailServers.loginState(id)));
  const found = (["locked", "some"] as const).find((one) =>
    states.some(({ password }) => password === one),
  );
  return found ?? "none";
}

/** The newest switch of an account, if there is a record of one. */
export async function readSwitched(
  account: AccountSnapshot,
  settings: MailSettings,
  records: readonly UndoRecord[],
): Promise<SwitchedAccount | undefined> {
  const [record] = recordsOf(records, account);
  if (!record) return undefined;
  const ids = record.servers.flatMap(({ serverId }) => serverId ?? []);
  const incoming = settings.accounts.flatMap((one) => one.incoming ?? []);
  return {
    accountId: account.id,
    record,
    servers: [...incoming, ...settings.outgoingServers].filter(({ id }) => ids.includes(id)),
    password: await savedPassword(ids),
    otherAccounts: settings.accounts
      .filter(({ id }) => id !== account.id)
      .filter((other) => ids.some((id) => serverIdsOf(other).has(id)))
      .map(({ name }) => name),
  };
}
