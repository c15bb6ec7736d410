import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { Decimal } from '../../../../domain/kernel/decimal.js'
import type { SampleBillJson, SampleSideJson } from '../../../../api/what-if/sample-bill-routes.js'
import { dayText } from '../../presentation/date-text.js'
import { DenseTable } from '../../presentation/DenseTable.js'
import { moneyText } from '../../presentation/money-text.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { useCurrency } from '../../presentation/use-utility.js'
import { SentenceList } from '../SentenceList.js'
import { comparedLines, otherLines } from './sample-lines.js'

type Rated = Extract<SampleSideJson, { isRated: true }>

/** Both sides of a sample bill, line beside line, with what the whole bill comes to. */
export function SampleLines({ sample, tariffs }: { readonly sample: SampleBillJson; readonly tariffs: readonly string[] }) {
  const { inForce, draft, asOn, bill } = sample
  const about = `${dayText(bill.periodFrom)} to ${dayText(bill.periodTo)}: by what was in force on those days, and by the draft as it stands on ${dayText(asOn)}.`
  return (
    <>
      <Box sx={{ px: 1.5, pb: 1, color: 'text.secondary', fontSize: '0.75rem' }}>{about}</Box>
      <Refused side={inForce} name="By the tariffs in force" />
      <Refused side={draft} name="With the draft" />
      {inForce.isRated && draft.isRated && <Lines inForce={inForce} draft={draft} tariffs={tariffs} />}
      {!inForce.isRated && draft.isRated && <Lines inForce={undefined} draft={draft} tariffs={tariffs} />}
    </>
  )
}

function Refused({ side, name }: { readonly side: SampleSideJson; readonly name: string }) {
  if (side.isRated) return null
  return (
    <Alert severity="warning" sx={{ borderRadius: 0 }}>
      {name} it cannot be rated: {side.sentence}
      <Box sx={{ fontSize: '0.75rem' }}>{side.code}</Box>
    </Alert>
  )
}

function Lines({
  inForce,
  draft,
  tariffs,
}: {
  readonly inForce: Rated | undefined
  readonly draft: Rated
  readonly tariffs: readonly string[]
}) {
  const currency = useCurrency()
  const [asked, setAsked] = useState<string>()
  const money = (amount: string | null): string => (amount === null ? '–' : moneyText(amount, currency))
  const own = draft.lines.some((line) => tariffs.includes(line.tariff)) ? tariffs : []
  const lines = comparedLines(inForce?.lines ?? [], draft.lines, own)
  const shown = lines.find(({ key }) => key === asked)
  const total = { was: inForce?.total ?? null, now: draft.total }
  const others = otherLines(lines, total)
  const rows = [
    ...lines.map((line) => ({ ...line, isTotal: false })),
    ...(others === undefined
      ? []
      : [{ key: 'others', label: 'Other lines of the bill', ...others, quantity: '', unit: '', why: [], isTotal: false }]),
    { key: 'total', label: 'Whole bill', ...total, quantity: '', unit: '', why: [], isTotal: true },
  ]
  return (
    <>
      <DenseTable
        label="Sample bill"
        rows={rows}
        rowKey={({ key }) => key}
        isMarked={({ key, isTotal }) => isTotal || key === asked}
        columns={[
          {
            label: 'Line',
            render: ({ key, label, quantity, unit, isTotal }) =>
              isTotal ? (
                <strong>{label}</strong>
              ) : key === 'others' ? (
                label
              ) : (
                <>
                  <Button
                    size="small"
                    variant="text"
                    aria-expanded={key === asked}
                    onClick={() => setAsked(key === asked ? undefined : key)}
                    sx={{ p: 0, minWidth: 0, textAlign: 'left', fontWeight: 450 }}
                  >
                    {label}
                  </Button>
                  <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>{quantityText(quantity, unit)}</Box>
                </>
              ),
          },
          { label: 'In force then', align: 'right', render: ({ was }) => money(was) },
          { label: 'Draft', align: 'right', render: ({ now }) => <strong>{money(now)}</strong> },
          { label: 'More', align: 'right', desktopOnly: true, render: ({ was, now }) => differenceText(was, now, money) },
        ]}
      />
      {shown !== undefined && (
        <Box sx={{ p: 1.5, borderTop: 1, borderColor: 'divider', bgcolor: 'action.hover' }}>
          <SentenceList title={`Why: ${shown.label}`} sentences={shown.why} />
        </Box>
      )}
    </>
  )
}

function differenceText(was: string | null, now: string | null, money: (amount: string) => string): string {
  const difference = new Decimal(now ?? 0).minus(was ?? 0)
  return difference.isZero() ? '–' : money(difference.toFixed(2))
}
