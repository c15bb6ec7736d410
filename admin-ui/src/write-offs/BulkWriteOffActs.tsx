import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { type Identifier, useUnselectAll } from 'react-admin'
import type { DecidedProposalJson, WriteOffTotalsJson } from '../../../api/write-offs/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { countText } from '../presentation/count-text.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { DecidedDialog } from './DecidedDialog.js'

/** Approves or rejects all chosen proposals; what came of each is said. */
export function BulkWriteOffActs({ ids }: { readonly ids: readonly Identifier[] }) {
  const [act, setAct] = useState<'approve' | 'reject'>()
  const [decided, setDecided] = useState<readonly DecidedProposalJson[]>()
  const unselectAll = useUnselectAll('write-offs')
  const { data: totals } = useTotals(ids)
  const command = useCommand<DecidedProposalJson[]>({
    onDone: (answer) => {
      setAct(undefined)
      setDecided(answer)
    },
  })
  const ask = (which: 'approve' | 'reject') => () => {
    command.begin()
    setAct(which)
  }
  const what = countText(ids.length, 'proposal')
  return (
    <>
      {totals !== undefined && (
        <span>
          together <Money amount={totals.amount} />
        </span>
      )}
      <ActionButton permission="collections.write_off" variant="contained" onClick={ask('approve')}>
        Approve {what}…
      </ActionButton>
      <ActionButton permission="collections.write_off" variant="outlined" onClick={ask('reject')}>
        Reject…
      </ActionButton>
      {act !== undefined && (
        <ReasonDialog
          open
          title={act === 'approve' ? `Write off ${what}` : `Reject ${what}`}
          confirmLabel={act === 'approve' ? `Approve ${what}` : `Reject ${what}`}
          dangerous={act === 'approve'}
          isSending={command.isSending}
          onConfirm={(reason) => command.send({ path: '/write-offs/decide', body: { ids, act, reason } })}
          onClose={() => setAct(undefined)}
        >
          {act === 'approve' ? (
            <>
              Each is tested once more and posted today: <Money amount={totals?.amount ?? null} /> in all. What is paid later is
              owed again and paid by that money.
            </>
          ) : (
            'They are not proposed again for the same amount. The one reason is kept with each of them.'
          )}
        </ReasonDialog>
      )}
      <DecidedDialog
        decided={decided}
        onClose={() => {
          setDecided(undefined)
          unselectAll()
        }}
      />
    </>
  )
}

function useTotals(ids: readonly Identifier[]) {
  const filter = encodeURIComponent(JSON.stringify({ id: ids }))
  return useQuery({
    queryKey: ['write-offs', 'totals', filter],
    queryFn: async ({ signal }) => (await callApi<WriteOffTotalsJson>(`/write-off-totals?filter=${filter}`, { signal })).body,
  })
}
