import Box from '@mui/material/Box'
import { DenseTable } from '../../presentation/DenseTable.js'
import type { BillSegment } from '../billing-records.js'
import { bankFigure, bankName } from '../banks/bank-words.js'

/** What the bill did to the banks of its agreement, and what it carries on. */
export function SegmentBanks({ banks }: { readonly banks: BillSegment['banks'] }) {
  if (banks.length === 0) return null
  const figure = (value: string, unit: string): string => (Number(value) === 0 ? '–' : bankFigure(value, unit))
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
      <DenseTable
        label="Kept for later bills"
        rows={banks}
        rowKey={(bank) => `${bank.bank} ${bank.period}`}
        columns={[
          { label: 'Kept for later bills', render: bankName },
          { label: 'Before', align: 'right', render: (bank) => bankFigure(bank.opening, bank.unit), desktopOnly: true },
          { label: 'Added', align: 'right', render: (bank) => figure(bank.earned, bank.unit) },
          { label: 'Used', align: 'right', render: (bank) => figure(bank.used, bank.unit) },
          { label: 'Paid out', align: 'right', render: (bank) => figure(bank.cashedOut, bank.unit), desktopOnly: true },
          { label: 'Expired', align: 'right', render: (bank) => figure(bank.expired, bank.unit), desktopOnly: true },
          { label: 'Carried on', align: 'right', render: (bank) => bankFigure(bank.closing, bank.unit) },
        ]}
      />
    </Box>
  )
}
