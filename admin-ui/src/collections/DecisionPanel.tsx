import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { DecisionAnswerJson } from '../../../api/collections/contract.js'
import { callApi } from '../http.js'
import { DayField } from '../presentation/DayField.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { DecisionSummary } from './DecisionSummary.js'
import { TraceTable } from './TraceTable.js'

const AMOUNT = /^\d{1,12}(\.\d{1,2})?$/

/** Why service may not be cut, or when at the earliest; for another day, or supposing a payment. */
export function DecisionPanel({ accountId }: { readonly accountId: string }) {
  const [date, setDate] = useState('')
  const [payment, setPayment] = useState('')
  const supposed = new URLSearchParams({
    ...(date === '' ? {} : { date }),
    ...(AMOUNT.test(payment.trim()) ? { payment: payment.trim() } : {}),
  }).toString()
  const { data, error } = useQuery({
    queryKey: ['collections', 'decision', accountId, supposed],
    queryFn: async ({ signal }) =>
      (
        await callApi<DecisionAnswerJson>(
          `/accounts/${encodeURIComponent(accountId)}/disconnection-decision${supposed === '' ? '' : `?${supposed}`}`,
          { signal },
        )
      ).body,
    placeholderData: (before) => before,
  })
  return (
    <Panel title="Why not, or when earliest?">
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, px: 1.5, pt: 0.5 }}>
        <DayField label="On another day" value={date} onChange={setDate} />
        <TextField
          label="After a payment of"
          value={payment}
          onChange={(event) => setPayment(event.target.value)}
          error={payment.trim() !== '' && !AMOUNT.test(payment.trim())}
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 20 }, inputLabel: { shrink: true } }}
        />
      </Box>
      {error !== null && data === undefined ? (
        <EmptyState dense title="No decision" sentence={error.message} />
      ) : data === undefined ? (
        <EmptyState dense title="Testing the rules…" />
      ) : (
        <>
          <DecisionSummary decision={data} />
          <TraceTable trace={data.trace} seesProtections={data.seesProtections} />
        </>
      )}
    </Panel>
  )
}
