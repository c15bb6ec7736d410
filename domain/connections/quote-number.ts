/** A quote as it is named in letters and read out: `N000012-1`. */
export function quoteNumber(connectionOrderId: string, version: number): string {
  return `${connectionOrderId}-${version}`
}
