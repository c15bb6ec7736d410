import Box from '@mui/material/Box'
import type { ProcessStepJson } from '../../../api/processes/contract.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Instant } from '../presentation/Instant.js'

const COLUMNS: readonly DenseColumn<ProcessStepJson>[] = [
  { label: 'Business date', render: (step) => <Day date={step.businessDate} />, width: 120 },
  {
    label: 'What happened',
    render: (step) => (
      <>
        {step.sentence}
        {step.reason !== null && <Box sx={{ color: 'text.secondary' }}>Reason: {step.reason}</Box>}
      </>
    ),
  },
  { label: 'By', render: (step) => step.actor, desktopOnly: true },
  { label: 'Recorded', render: (step) => <Instant at={step.recordedAt} />, desktopOnly: true, width: 150 },
]

/** Every step, newest first. */
export function ProcessHistory({ steps }: { readonly steps: readonly ProcessStepJson[] }) {
  if (steps.length === 0) return <EmptyState dense title="No step recorded yet" />
  return <DenseTable label="Steps of the process" rows={[...steps].reverse()} columns={COLUMNS} rowKey={(step) => step.id} />
}
