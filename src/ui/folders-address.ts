/** The page with the folders of an account. */
export function foldersAddress(accountId: string): string {
  return `folders.html?account=${encodeURIComponent(accountId)}`;
}
