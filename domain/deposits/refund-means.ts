/** Channels by which money can be sent back the way it came. Cash and cheques over the counter or by lockbox cannot. */
const BACK_THE_SAME_WAY: ReadonlySet<string> = new Set(['card', 'online', 'bank_transfer', 'direct_debit'])

export const CHEQUE = 'cheque'

/**
 * How a deposit is paid back: by the means it came by where all of it came one way that can be gone back, else by cheque. `channels` are
 * those of the payments that paid it; none where it was brought over.
 */
export function refundMeans(channels: readonly string[]): string {
  const [only, ...others] = [...new Set(channels)]
  return only !== undefined && others.length === 0 && BACK_THE_SAME_WAY.has(only) ? only : CHEQUE
}
