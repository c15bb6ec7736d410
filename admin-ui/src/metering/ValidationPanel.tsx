import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MeterPageJson, ReadRecordJson } from '../../../api/metering/contract.js'
import type { ValidationFindingJson } from '../../../api/metering/validation-routes.js'
import { ReReadDialog } from '../fieldwork/orders/ReReadDialog.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { dayText } from '../presentation/date-text.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { StateChip } from '../presentation/StateChip.js'
import { useCommand } from '../presentation/use-command.js'

interface Props {
  readonly meter: MeterPageJson
  readonly onCorrect: (read: ReadRecordJson) => void
}

const RULES: Readonly<Record<string, string>> = {
  negative_consumption: 'Below zero',
  zero_consumption: 'Nothing used',
  high_low: 'High or low',
  dynamic_comparison: 'Unlike before',
  interval_spike: 'Spike',
  missing_quantity: 'Intervals missing',
  prolonged_estimation: 'Estimated too often',
  sum_check: 'Sums differ',
  siblings_exist: 'A channel beside it is missing',
  check_meter: 'Unlike its check meter',
}

/** Findings that are only noted and shown at once. */
const SHOWN = 5

/** What validation found at the meter; values that are held wait here for somebody to accept, correct or read them again. */
export function ValidationPanel({ meter, onCorrect }: Props) {
  const [accepting, setAccepting] = useState<ValidationFindingJson>()
  const [again, setAgain] = useState<ReadRecordJson>()
  const [showsAll, setShowsAll] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['meters', 'validation-findings', meter.id],
    queryFn: async ({ signal }) =>
      (await callApi<ValidationFindingJson[]>(`/meters/${encodeURIComponent(meter.id)}/validation-findings`, { signal })).body,
  })
  const { begin, send, isSending } = useCommand({
    said: 'Accepted: it is billed as it came.',
    onDone: () => setAccepting(undefined),
  })
  if (error !== null && data === undefined)
    return <ErrorState what="What validation found" error={error} onRetry={() => void refetch()} />
  if (data === undefined || data.length === 0) return null
  const readOf = (finding: ValidationFindingJson) => meter.reads.find((read) => read.id === finding.readId)
  const actsOn = (row: ValidationFindingJson) => {
    const read = readOf(row)
    return (
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, ml: -0.75 }}>
        <ActionButton
          permission="metering.validate"
          size="small"
          onClick={() => {
            begin()
            setAccepting(row)
          }}
        >
          Accept…
        </ActionButton>
        {read !== undefined && (
          <>
            <ActionButton permission="metering.write" size="small" onClick={() => onCorrect(read)}>
              Correct…
            </ActionButton>
            <ActionButton permission="fieldwork.order" size="small" onClick={() => setAgain(read)}>
              Re-read…
            </ActionButton>
          </>
        )}
      </Box>
    )
  }
  const columns: DenseColumn<ValidationFindingJson>[] = [
    { label: 'Day', render: (row) => <Day date={row.day} /> },
    {
      label: 'What was found',
      render: (row) => (
        <>
          <strong>{RULES[row.rule] ?? row.rule}</strong> · {row.measured}
          <Box sx={{ color: 'text.secondary', whiteSpace: 'normal' }}>
            {plainSentence(row.sentence)}
            {row.reason !== null && ` ${row.decidedBy}: ${row.reason}`}
          </Box>
          {row.state === 'held' && actsOn(row)}
        </>
      ),
    },
    {
      label: 'State',
      render: (row) => <StateChip state={row.state} {...(row.state === 'held' ? { tone: 'action' as const } : {})} />,
    },
  ]
  const held = data.filter((finding) => finding.state === 'held')
  const others = data.filter((finding) => finding.state !== 'held')
  const rows = showsAll ? data : [...held, ...others.slice(0, SHOWN)]
  return (
    <Panel
      title={held.length > 0 ? 'Validation: held, not billed' : 'Validation'}
      aside={
        others.length > SHOWN ? (
          <Button variant="text" onClick={() => setShowsAll(!showsAll)} aria-pressed={showsAll} sx={{ minHeight: 28 }}>
            {showsAll ? 'The latest' : `All ${data.length}`}
          </Button>
        ) : undefined
      }
    >
      <DenseTable label="What validation found" rows={rows} columns={columns} rowKey={(row) => row.id} />
      <ReasonDialog
        open={accepting !== undefined}
        title={`Accept ${accepting?.measured ?? ''} of ${accepting === undefined ? '' : dayText(accepting.day)} as it came?`}
        confirmLabel="Accept"
        isSending={isSending}
        suggestions={['Confirmed with the customer', 'Looked at on the spot']}
        onConfirm={(reason) => send({ path: `/validation-findings/${accepting?.id ?? 0}/acceptance`, body: { reason } })}
        onClose={() => setAccepting(undefined)}
      >
        {plainSentence(accepting?.sentence ?? '')} It will be billed; accounts that wait for it are tried again.
        {accepting?.intervalDayId != null && ' To write other values, choose the day in the intervals above.'}
      </ReasonDialog>
      <ReReadDialog read={again} onClose={() => setAgain(undefined)} />
    </Panel>
  )
}
