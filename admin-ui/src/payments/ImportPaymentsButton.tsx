import { useRef, useState } from 'react'
import { useNotify } from 'react-admin'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import type { ImportedFileJson } from '../../../api/payments/contract.js'
import { sendFile } from '../imports/send-file.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { countText } from '../presentation/count-text.js'

/** Chooses a payments file and imports it; its page tells row by row what became of it. */
export function ImportPaymentsButton() {
  const field = useRef<HTMLInputElement>(null)
  const [isSending, setSending] = useState(false)
  const navigate = useNavigate()
  const notify = useNotify()
  const queries = useQueryClient()
  const take = async (file: File | undefined): Promise<void> => {
    if (field.current !== null) field.current.value = ''
    if (file === undefined) return
    setSending(true)
    try {
      const imported = await sendFile<ImportedFileJson>(`/payment-files?name=${encodeURIComponent(file.name)}`, file)
      notify(
        imported.unchanged
          ? 'This file was imported before; nothing was done.'
          : `${countText(imported.posted, 'payment')} posted.`,
        {
          type: imported.unchanged ? 'info' : 'success',
        },
      )
      await queries.invalidateQueries()
      void navigate(`/payment-files/${imported.id}/show`)
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' })
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      <ActionButton permission="payments.import" variant="contained" onClick={() => field.current?.click()}>
        {isSending ? 'Importing…' : 'Import a payments file…'}
      </ActionButton>
      <input ref={field} type="file" accept=".csv,text/csv" hidden onChange={(event) => void take(event.target.files?.[0])} />
    </>
  )
}
