import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import type { PlanOffersJson } from '../../../api/plans/contract.js'
import { callApi } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { Money } from '../presentation/Money.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { OfferChoice } from './OfferChoice.js'
import { planPath } from './plan-words.js'
import { AS_CUSTOMER_CHOSE, lastDayFor, type SendingChoice, SendingFields } from './SendingFields.js'
import { SentOffers } from './SentOffers.js'

interface Props {
  readonly open: boolean
  readonly accountId: string
  readonly customerName: string
  readonly onClose: () => void
}

const WAYS = ['by_phone', 'on_screen', 'sent'] as const
const WAY_TEXT = {
  by_phone: 'Read out and agreed to on the phone',
  on_screen: 'Typed by the customer on our screen',
  sent: 'Send the offer: the customer chooses and signs online',
} as const

/** Offers a caller two or three ways to pay off what is overdue, and makes the one that was agreed to, or sends them to be signed online. */
export function MakePlanDialog({ open, accountId, customerName, onClose }: Props) {
  const [firstDueOn, setFirstDueOn] = useState('')
  const [income, setIncome] = useState('')
  const [count, setCount] = useState<number>()
  const [signedName, setSignedName] = useState('')
  const [way, setWay] = useState<(typeof WAYS)[number]>('by_phone')
  const [sending, setSending] = useState<SendingChoice>(AS_CUSTOMER_CHOSE)
  const navigate = useNavigate()
  const today = useToday()
  const { begin, send, isSending } = useCommand<{ planId?: number }>({
    said: ({ planId }) =>
      planId === undefined
        ? 'The offer is sent; the plan begins when the customer signs.'
        : 'The plan stands; the agreement is sent to the customer.',
    onDone: ({ planId }) => {
      onClose()
      if (planId !== undefined) void navigate(planPath(planId))
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setCount(undefined)
    setSignedName('')
    setWay('by_phone')
    setSending(AS_CUSTOMER_CHOSE)
  }, [open, begin])
  const isIncome = income.trim() === '' || /^\d{1,9}(\.\d{1,2})?$/.test(income.trim())
  const wish = new URLSearchParams({
    ...(firstDueOn === '' ? {} : { firstDueOn }),
    ...(income.trim() === '' || !isIncome ? {} : { monthlyIncome: income.trim() }),
  }).toString()
  const { data, error, isFetching } = useQuery({
    queryKey: ['plan-offers', accountId, wish],
    queryFn: async ({ signal }) =>
      (await callApi<PlanOffersJson>(`/accounts/${encodeURIComponent(accountId)}/plan-offers?${wish}`, { signal })).body,
    enabled: open,
    retry: false,
  })
  const chosen = data?.offers.find((offer) => offer.count === count)
  const isSent = way === 'sent'
  const validUntil = sending.validUntil === '' ? lastDayFor(today, firstDueOn) : sending.validUntil
  const agreed = {
    firstDueOn: firstDueOn === '' ? null : firstDueOn,
    monthlyIncome: income.trim() === '' ? null : income.trim(),
  }
  const isReady = isSent
    ? data !== undefined && error === null && validUntil !== undefined
    : chosen !== undefined && signedName.trim().length > 1
  return (
    <FormDialog
      open={open}
      title="Payment plan"
      confirmLabel={isSent ? 'Send the offer' : 'Make the plan'}
      wide
      isReady={isReady && isIncome}
      isSending={isSending}
      onConfirm={() =>
        isSent
          ? send({
              path: `/accounts/${encodeURIComponent(accountId)}/sent-plan-offers`,
              body: { ...agreed, validUntil, ...(sending.channel === 'chosen' ? {} : { channel: sending.channel }) },
            })
          : send({
              path: '/payment-plans',
              body: { accountId, arrears: data?.arrears, count, ...agreed, signedName: signedName.trim(), signedBy: way },
            })
      }
      onClose={onClose}
    >
      <SentOffers accountId={accountId} isOpen={open} />
      {error !== null && <Alert severity="info">{error.message}</Alert>}
      {data !== undefined && error === null && (
        <>
          <Box sx={{ mb: 1 }}>
            <Money amount={data.arrears} sx={{ fontWeight: 650 }} /> is overdue and not disputed, in {data.debts}{' '}
            {data.debts === 1 ? 'debt' : 'debts'}.
          </Box>
          <OfferChoice offers={data.offers} chosen={isSent ? undefined : count} onChoose={isSent ? undefined : setCount} />
        </>
      )}
      {data === undefined && error === null && isFetching && <Box sx={{ color: 'text.secondary' }}>Working out the choices…</Box>}
      <DayField label="First instalment due on" value={firstDueOn} onChange={setFirstDueOn} helperText="Left empty: in a month" />
      {data?.incomeCounts === true && (
        <TextField
          label="Monthly income"
          value={income}
          onChange={(event) => setIncome(event.target.value)}
          error={!isIncome}
          helperText="As the customer states it; the choices that fit it are marked"
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 12 } }}
        />
      )}
      <ChoiceField label="How" value={way} choices={WAYS} textOf={(each) => WAY_TEXT[each]} onChoose={setWay} />
      {isSent ? (
        <SendingFields choice={sending} validUntil={validUntil ?? ''} onChange={setSending} />
      ) : (
        <TextField
          label="Name of who agrees"
          value={signedName}
          onChange={(event) => setSignedName(event.target.value)}
          placeholder={customerName}
          helperText="Typed in full, as the signature"
          required
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      )}
    </FormDialog>
  )
}
