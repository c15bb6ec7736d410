import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { RateCheckJson } from '../../../../api/rating/rate-check-contract.js'
import { callApi, problemOf } from '../../http.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { PageHeader } from '../../presentation/PageHeader.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { CheckedPeriod } from './CheckedPeriod.js'
import { DraftButton } from './DraftButton.js'
import { RateCheckFields } from './RateCheckFields.js'
import { RateCheckFindings } from './RateCheckFindings.js'
import { EMPTY_FORM, goneOn, missingOf, requestOf, type RateCheckForm, amountFigure, sumOf } from './rate-check-request.js'

/** Tries a tariff on usage before it is released: the bill it makes, why, what was taken for granted and what is refused. */
export function RateCheckPage() {
  const [form, setForm] = useState<RateCheckForm>(EMPTY_FORM)
  const { mutate, data, error, isPending } = useMutation({
    mutationFn: async () => (await callApi<RateCheckJson>('/rate-checks', { method: 'POST', body: requestOf(form) })).body,
  })
  const missing = missingOf(form)
  const left = data === undefined || data.periods.length === 0 || data.refusals.length > 0 ? undefined : data.state
  return (
    <>
      <PageHeader title="Rate check" subtitle="Try a tariff on usage before it is released. Nothing is stored." />
      <Box
        sx={{
          px: { xs: 0, sm: 2 },
          pb: 3,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '360px minmax(0, 1fr)' },
        }}
      >
        <Box>
          <Panel title="What is tried" padded>
            <RateCheckFields form={form} onChange={setForm} />
            <Box sx={{ mt: 2, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
              <Button variant="contained" disabled={missing !== undefined || isPending} onClick={() => mutate()}>
                Rate it
              </Button>
              {left !== undefined && (
                <Button variant="outlined" onClick={() => setForm(goneOn(form, left))}>
                  Go on from {left.next}
                </Button>
              )}
              {data !== undefined && data.format !== 'penstock' && data.refusals.length === 0 && <DraftButton form={form} />}
            </Box>
            {missing !== undefined && (
              <Box role="status" sx={{ mt: 1, color: 'text.secondary', fontSize: '0.8125rem' }}>
                {missing}
              </Box>
            )}
          </Panel>
        </Box>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <Answer answer={data} error={error} isPending={isPending} />
        </Box>
      </Box>
    </>
  )
}

const FORMATS = {
  penstock: 'a tariff of Penstock',
  urdb: 'an entry of the US Utility Rate Database',
  owrs: 'a file of the Open Water Rate Specification',
}

function Answer({ answer, error, isPending }: { answer: RateCheckJson | undefined; error: Error | null; isPending: boolean }) {
  if (isPending) return <RowSkeletons rows={8} />
  const problem = problemOf(error)
  if (problem !== undefined) return <Alert severity="error">{problem.detail ?? problem.title}</Alert>
  if (answer === undefined) {
    return (
      <EmptyState
        title="No bill yet"
        sentence="Choose a tariff and a file of usage, then rate it. The bill appears here, line by line."
      />
    )
  }
  return (
    <>
      {answer.format !== null && <Alert severity="info">The file is {FORMATS[answer.format]}.</Alert>}
      {answer.periods.length > 1 && (
        <Box sx={{ px: { xs: 1.5, sm: 0 }, display: 'flex', justifyContent: 'space-between', fontWeight: 600 }}>
          <span>{answer.periods.length} bills together</span>
          <Box component="span" sx={{ pr: { sm: 1.5 }, fontVariantNumeric: 'tabular-nums' }}>
            {amountFigure(sumOf(answer.periods.map(({ total }) => total)))}
          </Box>
        </Box>
      )}
      {answer.periods.map((period) => (
        <CheckedPeriod key={period.from} period={period} />
      ))}
      <RateCheckFindings findings={answer} />
    </>
  )
}
