import { useQuery } from '@tanstack/react-query'
import type { WriteOffTotalsJson } from '../../../api/write-offs/contract.js'
import { callApi } from '../http.js'
import { countText } from '../presentation/count-text.js'
import { Money } from '../presentation/Money.js'

/** How many proposals wait, and what they come to; what was written off and came back. */
export function ProposalsLine() {
  const waiting = useTotalsOf('proposed').data
  const posted = useTotalsOf('posted').data
  if (waiting === undefined || posted === undefined) return ' '
  return (
    <>
      {countText(waiting.count, 'proposal')} to decide, <Money amount={waiting.amount} /> · written off{' '}
      <Money amount={posted.amount} />, of which <Money amount={posted.recovered} /> came back
    </>
  )
}

function useTotalsOf(state: 'proposed' | 'posted') {
  return useQuery({
    queryKey: ['write-offs', 'totals', state],
    queryFn: async ({ signal }) =>
      (await callApi<WriteOffTotalsJson>(`/write-off-totals?filter=${encodeURIComponent(JSON.stringify({ state }))}`, { signal }))
        .body,
  })
}
