import { Readable } from 'node:stream'
import type pg from 'pg'
import { insertLetterBatch, notePrinted, settleMessage, takeLetters } from '../../db/documents/message-delivery-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { inTransaction } from '../../db/transaction.js'
import type { Letter } from '../../domain/documents/letter.js'
import type { UtilityRow } from '../../db/utility/utility-store.js'
import { wakeCasesOfNotices } from '../collections/wake-noticed.js'
import type { DeliveryRound } from './delivery-round.js'
import { letterOf } from './letter-of.js'
import { renderLetters } from './render-letters.js'
import { withOwnLink } from './with-own-link.js'

/** Letters of one batch at most: they are held in memory while they are printed. */
const LETTERS_MAX = 1_000

/** Prints the letters that wait into one PDF, stored whole; they are marked in the same transaction. None where none is due yet. */
export async function printLetters(pool: pg.Pool, utility: UtilityRow): Promise<DeliveryRound> {
  return inTransaction(pool, async (tx) => {
    const due = await takeLetters(tx, LETTERS_MAX)
    const [first] = due
    if (first === undefined) return { sent: 0, refused: 0, unavailable: 0, isAway: false, firstAttempt: undefined }
    const title = `letters-${utility.today}-${first.messageId}`
    const letters: Letter[] = []
    for (const message of due) letters.push(letterOf({ ...message, body: await withOwnLink(tx.client, message) }, utility))
    const { pdf, pages, unprintable } = await renderLetters(letters, {
      title,
      utilityName: utility.name,
      createdOn: utility.today,
    })
    const pdfFileId = await storeFile(
      tx.client,
      { name: `${title}.pdf`, mediaType: 'application/pdf', createdBy: 'Penstock' },
      Readable.from([pdf]),
    )
    const batchId = await insertLetterBatch(tx, { letters: due.length, pages, pdfFileId })
    const messageIds = due.map((message) => message.messageId)
    const detailOf = (messageId: number): string => {
      const texts = unprintable.get(messageId)
      return texts === undefined
        ? `Letter batch ${batchId}`
        : `Letter batch ${batchId}; could not be printed whole: ${texts.join(', ')}`
    }
    await notePrinted(tx, messageIds, messageIds.map(detailOf))
    await settleMessage(tx, messageIds, 'printed', batchId)
    await wakeCasesOfNotices(tx, messageIds)
    return { sent: due.length, refused: 0, unavailable: 0, isAway: false, firstAttempt: `${first.messageId}.1` }
  })
}
