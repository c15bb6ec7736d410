import { useState } from 'react'
import type { AgreementBanksJson } from '../../../../api/billing/bank-contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { dayText } from '../../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { Instant } from '../../presentation/Instant.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { bankFigure, bankKindText } from './bank-words.js'
import { TakeBackDialog } from './TakeBackDialog.js'

type Entry = AgreementBanksJson['entries'][number]

const COLUMNS: readonly DenseColumn<Entry>[] = [
  { label: 'Period to', render: (entry) => dayText(entry.periodTo) },
  {
    label: 'What',
    render: (entry) => <span title={entry.reason ?? undefined}>{bankKindText(entry.kind, entry.isMirror)}</span>,
  },
  { label: 'Hours', render: (entry) => entry.period ?? 'all', desktopOnly: true },
  { label: 'Amount', align: 'right', render: (entry) => bankFigure(entry.quantity, entry.unit) },
  {
    label: 'Bill',
    render: (entry) =>
      entry.billId === null ? (
        '–'
      ) : (
        <RecordLink resource="bills" id={entry.billId}>
          {entry.billNumber}
        </RecordLink>
      ),
  },
  { label: 'Recorded', render: (entry) => <Instant at={entry.recordedAt} />, desktopOnly: true },
]

/** Every entry of the ledger of banks, the newest first: also what was taken back with a cancelled bill. */
export function BankEntries({ agreementId, entries }: { readonly agreementId: string; readonly entries: readonly Entry[] }) {
  const [asked, setAsked] = useState<Entry>()
  const takesBack: DenseColumn<Entry> = {
    label: 'Act',
    hidesLabel: true,
    align: 'right',
    render: (entry) =>
      entry.mayTakeBack && (
        <ActionButton permission="billing.correct" onClick={() => setAsked(entry)}>
          Take back…
        </ActionButton>
      ),
  }
  const columns = entries.some((entry) => entry.mayTakeBack) ? [...COLUMNS, takesBack] : COLUMNS
  return (
    <>
      <DenseTable label="Entries of the banks" rows={entries} rowKey={(entry) => entry.id} columns={columns} />
      {asked !== undefined && <TakeBackDialog agreementId={agreementId} entry={asked} onClose={() => setAsked(undefined)} />}
    </>
  )
}
