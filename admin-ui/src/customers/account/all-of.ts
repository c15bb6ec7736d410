/** Address of a list that is narrowed to one account, in react-admin's own form. */
export function allOf(resource: string, accountId: string): string {
  return `/${resource}?filter=${encodeURIComponent(JSON.stringify({ accountId }))}`
}
