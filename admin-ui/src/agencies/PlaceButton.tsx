import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { AgencyRecordJson, PlacementPreviewJson, WrittenFileJson } from '../../../api/agencies/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { countText } from '../presentation/count-text.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'

/** Places with an agency what the policy says; the dialog says first how many and how much. */
export function PlaceButton({ agency }: { readonly agency: AgencyRecordJson }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <ActionButton permission="agencies.place" size="small" variant="outlined" onClick={() => setOpen(true)}>
        Place debts…
      </ActionButton>
      {isOpen && <PlaceDialog agency={agency} onClose={() => setOpen(false)} />}
    </>
  )
}

function PlaceDialog({ agency, onClose }: { readonly agency: AgencyRecordJson; readonly onClose: () => void }) {
  const { begin, send, isSending } = useCommand<WrittenFileJson>({
    said: ({ placed, name }) => `${countText(placed, 'debt')} placed: ${name}.`,
    onDone: onClose,
  })
  useEffect(begin, [begin])
  const { data } = useQuery({
    queryKey: ['agencies', 'preview', agency.id],
    queryFn: async ({ signal }) =>
      (await callApi<PlacementPreviewJson>(`/agencies/${encodeURIComponent(agency.id)}/placement-preview`, { signal })).body,
  })
  return (
    <ReasonDialog
      open
      title={`Place debts with ${agency.name}`}
      confirmLabel={data === undefined || data.count === 0 ? 'Place them' : `Place ${countText(data.count, 'debt')}`}
      isSending={isSending}
      suggestions={['Monthly placement']}
      {...(data?.count === 0 ? { blockedBecause: 'No debt is old and large enough to be placed today.' } : {})}
      onConfirm={(reason) => send({ path: `/agencies/${encodeURIComponent(agency.id)}/placement-files`, body: { reason } })}
      onClose={onClose}
    >
      {data === undefined ? (
        'Looking for what may be placed…'
      ) : data.count === 0 ? null : (
        <>
          {countText(data.count, 'debt')} of closed accounts, <Money amount={data.amount} /> in all. A file is written for the
          agency; each account is placed with it once.
        </>
      )}
    </ReasonDialog>
  )
}
