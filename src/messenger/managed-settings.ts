// What an administrator has set for the add-on: policy "3rdparty", or a managed-storage manifest.
// Thunderbird reads it once a session.
import { browser } from "./browser";

/** Gecko's words where there is no policy for the add-on (ext-storage.js); English in every language. */
const NONE = "Managed storage manifest not found";

/** The managed settings; undefined where nobody has set any, null where they cannot be read. */
export async function managedSettings(): Promise<unknown> {
  try {
    return await browser.storage.managed.get();
  } catch (error) {
    return error instanceof Error && error.message === NONE ? undefined : null;
  }
}
