/**
 * Whether pages may ask the network something beyond what a switch needs, and only after a click that
 * says so. An administrator switches it off with the managed setting `networkQuestions`: false, or 0 as
 * group policies deliver it. What is no answer to that question counts as "off", so that a misspelt
 * value never sends anything.
 *
 * @param managed the add-on's managed settings, whatever they are; undefined where there are none
 */
export function allowsNetworkQuestions(managed: unknown): boolean {
  if (managed === undefined) return true;
  if (typeof managed !== "object" || managed === null) return false;
  const { networkQuestions = true } = managed as { readonly networkQuestions?: unknown };
  return networkQuestions === true || networkQuestions === 1;
}
