/** Names of so many folders, in branches, so that rows are added at several places of a tree. */
export function manyFolders(count: number, branches: number): readonly string[] {
  const top = Array.from({ length: branches }, (_none, index) => `Branch ${String(index)}`);
  const below = Array.from(
    { length: count - branches },
    (_none, index) => `Branch ${String(index % branches)}/Folder ${String(index)}`,
  );
  return [...top, ...below];
}
