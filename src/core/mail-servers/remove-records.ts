/** How the removal of all records ended; "busy": a switch is just being saved. */
export type RemoveRecordsResult =
  { readonly ok: true } | { readonly ok: false; readonly reason: "busy" };
