import { Readable } from 'node:stream'
import { type NewAgencyFile, insertAgencyFile, nextFileNumber } from '../../db/agencies/agency-store.js'
import { storeFile } from '../../db/documents/stored-file-store.js'
import { hashOfStoredFile } from '../../db/payments/payment-file-store.js'
import type { Transaction } from '../../db/transaction.js'
import { agencyFileName } from '../../domain/agencies/agency-files.js'

/** Keeps a file for an agency under the next number of its kind, inside the caller's transaction that holds `lockAgencyFiles`. */
export async function storeAgencyFile(
  tx: Transaction,
  file: Pick<NewAgencyFile, 'agencyCode' | 'rows' | 'total' | 'on' | 'by'> & { readonly kind: 'placement' | 'recall' },
  text: string,
): Promise<{ readonly fileId: number; readonly name: string }> {
  const number = await nextFileNumber(tx.client, file.agencyCode, file.kind)
  const name = agencyFileName(file.agencyCode, file.kind, number)
  const storedFileId = await storeFile(
    tx.client,
    { name, mediaType: 'text/csv; charset=utf-8', createdBy: file.by },
    Readable.from([Buffer.from(text)]),
  )
  const sha256 = await hashOfStoredFile(tx.client, storedFileId)
  const fileId = await insertAgencyFile(tx.client, { ...file, number, name, storedFileId, sha256 })
  return { fileId, name }
}
