import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { RateCheckRequest } from '../../activities/rating/rate-check/contract.js'
import { CommandFailed } from '../command-failed.js'

/** The text of a file. FILE_UNREADABLE where there is none. */
export function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new CommandFailed('FILE_UNREADABLE', `${file} cannot be read: ${why}`)
  }
}

/** A file of shares with the texts of the files of generation it names, which lie beside it. SHARES, FILE_UNREADABLE. */
export async function readShares(file: string): Promise<Pick<RateCheckRequest, 'shares' | 'givenAway'>> {
  const { readSharesFile } = await import('../../activities/rating/rate-check/shares-file.js')
  const reading = readSharesFile(readText(file))
  if (!reading.ok) {
    const [first] = reading.refusals
    throw new CommandFailed('SHARES', `${file}: ${first?.field} ${first?.message}`)
  }
  const { shares, ...given } = reading.file
  if (shares === undefined) return given
  const withTexts = shares.map((share) => ({ ...share, generation: readText(resolve(dirname(file), share.generation)) }))
  return { ...given, shares: withTexts }
}
