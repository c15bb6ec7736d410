import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useNotify } from 'react-admin'
import type { AgencyRecordJson, ImportedAgencyFileJson } from '../../../api/agencies/contract.js'
import { sendFile } from '../imports/send-file.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { FindingsDialog } from './FindingsDialog.js'

/** Chooses a payments file of an agency and takes it; what was not simply posted is shown. */
export function ImportPaymentsButton({ agency }: { readonly agency: AgencyRecordJson }) {
  const field = useRef<HTMLInputElement>(null)
  const [isSending, setSending] = useState(false)
  const [shown, setShown] = useState<ImportedAgencyFileJson>()
  const notify = useNotify()
  const queries = useQueryClient()
  const take = async (file: File | undefined): Promise<void> => {
    if (field.current !== null) field.current.value = ''
    if (file === undefined) return
    setSending(true)
    try {
      const path = `/agencies/${encodeURIComponent(agency.id)}/payment-files?name=${encodeURIComponent(file.name)}`
      setShown(await sendFile<ImportedAgencyFileJson>(path, file))
      await queries.invalidateQueries()
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' })
    } finally {
      setSending(false)
    }
  }
  return (
    <>
      <ActionButton permission="payments.import" size="small" onClick={() => field.current?.click()}>
        {isSending ? 'Reading…' : 'Import payments…'}
      </ActionButton>
      <input ref={field} type="file" accept=".csv,text/csv" hidden onChange={(event) => void take(event.target.files?.[0])} />
      {shown !== undefined && <FindingsDialog file={shown} unchanged={shown.unchanged} onClose={() => setShown(undefined)} />}
    </>
  )
}
