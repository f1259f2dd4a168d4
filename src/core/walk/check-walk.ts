// Whether the settings, read again, are as the steps of a walk wanted them.
import type { AccountSnapshot, MailSettings, ServerSnapshot } from "../server";
import type { Walk, WalkServer, WalkStep, WantedSetting } from "./walk-step";

/** A setting that is still another than it shall be. */
export interface DifferentSetting extends WantedSetting {
  /** What it says now. */
  readonly found: string | number;
}

/** Step id → what still differs; nothing: as wanted. Steps that leave no trace are not in it. */
export type WalkCheck = ReadonlyMap<string, readonly DifferentSetting[]>;

function serverAt(
  { incoming, identities }: AccountSnapshot,
  { outgoingServers }: MailSettings,
  place: WalkServer,
): ServerSnapshot | undefined {
  if (place.half === "receiving") return incoming ?? undefined;
  const id = identities[place.identity]?.outgoingServerId;
  return outgoingServers.find((server) => server.id === id);
}

function differences(
  { wanted }: WalkStep,
  server: ServerSnapshot | undefined,
): readonly DifferentSetting[] {
  return wanted
    .map((one) => ({ ...one, found: server?.[one.setting] ?? "" }))
    .filter(({ value, found }) => value !== found);
}

/** Undefined when these settings have no such account: they are another profile's, or it is gone. */
export function checkWalk(walk: Walk, settings: MailSettings): WalkCheck | undefined {
  const account = settings.accounts.find(({ id }) => id === walk.accountId);
  if (!account || (account.incoming?.hostname ?? "") !== walk.hostname) return undefined;
  return new Map(
    walk.steps.flatMap((step) =>
      step.server && step.wanted.length > 0
        ? [[step.id, differences(step, serverAt(account, settings, step.server))] as const]
        : [],
    ),
  );
}
