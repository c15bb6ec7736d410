import Alert from '@mui/material/Alert'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { SentOfferJson } from '../../../api/plans/contract.js'
import { callApi } from '../http.js'
import { Day } from '../presentation/Day.js'
import { Money } from '../presentation/Money.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { sentText } from './plan-words.js'

/** The offer of an account that the customer can still sign, and taking it back. */
export function SentOffers({ accountId, isOpen }: { readonly accountId: string; readonly isOpen: boolean }) {
  const today = useToday()
  const path = `/accounts/${encodeURIComponent(accountId)}/sent-plan-offers`
  const { data } = useQuery({
    queryKey: ['sent-plan-offers', accountId],
    queryFn: async ({ signal }) => (await callApi<SentOfferJson[]>(path, { signal })).body,
    enabled: isOpen,
  })
  const offer = data?.find((each) => each.state === 'open' && (today === undefined || each.validUntil >= today))
  const [isAsking, setIsAsking] = useState(false)
  const { begin, send, isSending } = useCommand({ said: 'The offer is taken back.', onDone: () => setIsAsking(false) })
  useEffect(() => {
    if (isAsking) begin()
  }, [isAsking, begin])
  if (offer === undefined) return null
  return (
    <Alert
      severity="info"
      sx={{ mb: 1.5 }}
      action={
        <Button color="inherit" size="small" onClick={() => setIsAsking(true)}>
          Take it back…
        </Button>
      }
    >
      An offer over <Money amount={offer.arrears} /> {sentText(offer.channel)} on <Day date={offer.offeredOn} /> by{' '}
      {offer.offeredBy} can be signed until <Day date={offer.validUntil} />. Another offer takes its place.
      {isAsking && (
        <ReasonDialog
          open
          title="Take the offer back"
          confirmLabel="Take it back"
          isSending={isSending}
          onConfirm={(reason) => send({ path: `${path}/withdrawal`, body: { reason } })}
          onClose={() => setIsAsking(false)}
        >
          Its link opens a page that says so.
        </ReasonDialog>
      )}
    </Alert>
  )
}
