import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { DepositQuoteJson } from '../../../api/deposits/contract.js'
import { callApi } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { Day } from '../presentation/Day.js'
import { DayField } from '../presentation/DayField.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { depositPath, outcomeText } from './deposit-words.js'
import { TraceList } from './TraceList.js'

/** Works out whether an account may be asked for a deposit, shows why, and asks for it. */
export function AskDepositDialog({ accountId, onClose }: { readonly accountId: string; readonly onClose: () => void }) {
  const [count, setCount] = useState('1')
  const [firstDueOn, setFirstDueOn] = useState('')
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ depositId: string }>({
    said: 'The deposit is asked for; the customer is written to.',
    onDone: ({ depositId }) => {
      onClose()
      void navigate(depositPath(depositId))
    },
  })
  useEffect(begin, [begin])
  const wish = new URLSearchParams({ count, ...(firstDueOn === '' ? {} : { firstDueOn }) }).toString()
  const { data, error } = useQuery({
    queryKey: ['deposit-quote', accountId, wish],
    queryFn: async ({ signal }) =>
      (await callApi<DepositQuoteJson>(`/accounts/${encodeURIComponent(accountId)}/deposit-quote?${wish}`, { signal })).body,
    retry: false,
  })
  const blocked =
    error !== null
      ? error.message
      : data === undefined
        ? 'Working it out…'
        : data.outcome === 'required'
          ? undefined
          : outcomeText(data.outcome)
  return (
    <ReasonDialog
      open
      title={`Deposit of account ${accountId}`}
      confirmLabel="Ask for it"
      reasonComesLast
      isSending={isSending}
      {...(blocked === undefined ? {} : { blockedBecause: blocked })}
      onConfirm={(reason) =>
        send({
          path: '/deposits',
          body: {
            accountId,
            amount: data?.ask,
            count: Number(count),
            firstDueOn: firstDueOn === '' ? null : firstDueOn,
            reason,
          },
        })
      }
      onClose={onClose}
    >
      {error !== null && <Alert severity="info">{error.message}</Alert>}
      {data !== undefined && error === null && (
        <Quote quote={data} count={count} onCount={setCount} firstDueOn={firstDueOn} onFirstDueOn={setFirstDueOn} />
      )}
    </ReasonDialog>
  )
}

interface QuoteProps {
  readonly quote: DepositQuoteJson
  readonly count: string
  readonly onCount: (count: string) => void
  readonly firstDueOn: string
  readonly onFirstDueOn: (day: string) => void
}

function Quote({ quote, count, onCount, firstDueOn, onFirstDueOn }: QuoteProps) {
  const counts = Array.from({ length: quote.mostInstalments }, (_, index) => String(index + 1))
  return (
    <>
      <Box sx={{ fontWeight: 650, mb: 0.5 }}>
        {outcomeText(quote.outcome)}
        {quote.outcome === 'required' && (
          <>
            : <Money amount={quote.ask} />
          </>
        )}
      </Box>
      <TraceList trace={quote.trace} />
      {quote.outcome === 'required' && (
        <>
          {counts.length > 1 && (
            <ChoiceField
              label="Paid in"
              value={count}
              choices={counts}
              textOf={(one) => (one === '1' ? 'one part' : `${one} parts`)}
              onChoose={onCount}
            />
          )}
          <DayField label="First due on" value={firstDueOn} onChange={onFirstDueOn} helperText="Left empty: in two weeks" />
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {quote.instalments.map((part) => (
              <li key={part.number}>
                <Money amount={part.amount} /> by <Day date={part.dueOn} />
              </li>
            ))}
          </Box>
        </>
      )}
    </>
  )
}
