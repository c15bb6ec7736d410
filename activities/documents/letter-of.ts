import type { UtilityRow } from '../../db/utility/utility-store.js'
import type { Letter } from '../../domain/documents/letter.js'
import type { UtilityFile } from '../../domain/utility/settings-file.js'

/** A stored message as a letter of the utility. */
export function letterOf(
  message: {
    readonly messageId: number
    readonly language: string
    readonly accountId: string | null
    readonly address: string
    readonly businessDate: string
    readonly subject: string
    readonly body: string
  },
  utility: UtilityRow,
): Letter {
  const facts = (utility.settings as { utility?: Partial<UtilityFile> }).utility
  return {
    messageId: message.messageId,
    language: message.language,
    utility: {
      name: utility.name,
      addressLines: facts?.address ?? [],
      contacts: [facts?.phone, facts?.email, facts?.website].filter((contact) => contact !== undefined),
    },
    envelopeLines: message.address.split('\n'),
    accountId: message.accountId,
    writtenOn: message.businessDate,
    subject: message.subject,
    body: message.body,
  }
}
