import type { LocalDate } from '../kernel/local-date.js'

/** One letter as it is printed. */
export interface Letter {
  readonly messageId: number
  readonly language: string
  readonly utility: { readonly name: string; readonly addressLines: readonly string[]; readonly contacts: readonly string[] }
  /** Name and address as they stand in the window of the envelope. */
  readonly envelopeLines: readonly string[]
  readonly accountId: string | null
  readonly writtenOn: LocalDate
  readonly subject: string
  readonly body: string
}
