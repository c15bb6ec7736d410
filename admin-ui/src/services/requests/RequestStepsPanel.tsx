import Box from '@mui/material/Box'
import type { ProcessPageJson } from '../../../../api/processes/contract.js'
import { Day } from '../../presentation/Day.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Panel } from '../../presentation/Panel.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { TextLink } from '../../presentation/TextLink.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { processPath } from '../../processes/process-words.js'

const SHOWN = 8

/** The last steps of the process that sees the request through, and the way to all of them. */
export function RequestStepsPanel({ processId }: { readonly processId: string }) {
  const { data, error, isPending, refetch } = useRecordPage<ProcessPageJson>('processes', processId, { refreshMs: 5_000 })
  const steps = data === undefined ? [] : [...data.steps].reverse().slice(0, SHOWN)
  return (
    <Panel title="What happened" aside={<TextLink to={processPath(processId)}>The whole process</TextLink>}>
      {isPending && <RowSkeletons rows={3} />}
      {error !== null && <ErrorState dense error={error} what="The steps" onRetry={() => void refetch()} />}
      {data?.steps.length === 0 && <EmptyState dense title="No step recorded yet" />}
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {steps.map((step) => (
          <Box
            component="li"
            key={step.id}
            sx={{
              px: 1.5,
              py: 0.75,
              display: 'flex',
              gap: 1.5,
              fontSize: '0.8125rem',
              borderBottom: 1,
              borderColor: 'divider',
              '&:last-child': { borderBottom: 0 },
            }}
          >
            <Box sx={{ width: 84, flex: 'none', fontWeight: 600 }}>
              <Day date={step.businessDate} />
            </Box>
            <Box sx={{ minWidth: 0 }}>
              {plainSentence(step.sentence)}
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {' '}
                {step.actor}
                {step.reason !== null && step.reason !== '' && `: ${step.reason}`}
              </Box>
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  )
}
