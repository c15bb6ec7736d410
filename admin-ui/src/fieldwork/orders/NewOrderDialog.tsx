import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { type FormEvent, useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { PremisePageJson, PremiseRecordJson } from '../../../../api/premises/contract.js'
import { useCommand } from '../../presentation/use-command.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { useToday } from '../../presentation/use-utility.js'
import { FIELD_PATHS, orderPage } from '../field-paths.js'
import { firstOrderDraft, orderBody, type OrderDraft, whatOrderLacks } from './order-draft.js'
import { NewOrderFields } from './NewOrderFields.js'
import { PremiseField } from './PremiseField.js'

interface Props {
  readonly open: boolean
  /** The place it is about; asked for where it is not given. */
  readonly premiseId?: string
  readonly servicePointId?: string
  readonly accountId?: string
  readonly onClose: () => void
}

/** Orders work at a place. The page of the order opens, where a window is booked and a crew is sent. */
export function NewOrderDialog({ open, premiseId, servicePointId, accountId, onClose }: Props) {
  const [found, setFound] = useState<PremiseRecordJson | null>(null)
  const [draft, setDraft] = useState<OrderDraft>(firstOrderDraft)
  const today = useToday()
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ workOrderId: string }>({
    said: (answer) => `${answer.workOrderId} is ordered.`,
    onDone: (answer) => {
      onClose()
      void navigate(orderPage(answer.workOrderId))
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setFound(null)
    setDraft({ ...firstOrderDraft, servicePointId: servicePointId ?? '', accountId: accountId ?? '', wantedOn: today ?? '' })
  }, [open, servicePointId, accountId, today, begin])
  const placeId = premiseId ?? found?.id
  const { data: premise } = useRecordPage<PremisePageJson>('premises', placeId ?? '', { isWanted: open && placeId !== undefined })
  const lacks = whatOrderLacks(placeId, draft)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    event.stopPropagation()
    if (placeId !== undefined && lacks === undefined && !isSending) {
      send({ path: FIELD_PATHS.orders, body: orderBody(placeId, draft, premise) })
    }
  }
  return (
    <Dialog open={open} onClose={onClose} fullWidth maxWidth="sm">
      <form onSubmit={submit}>
        <DialogTitle>New work order</DialogTitle>
        <DialogContent>
          {premiseId === undefined && (
            <PremiseField
              premise={found}
              onPremise={(chosen) => {
                setFound(chosen)
                setDraft({ ...draft, servicePointId: '' })
              }}
            />
          )}
          <NewOrderFields draft={draft} premise={premise} today={today} onChange={setDraft} />
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>Close without ordering</Button>
          <Button type="submit" variant="contained" disabled={lacks !== undefined || isSending} title={lacks}>
            {isSending ? 'Ordering…' : 'Order the work'}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}
