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
import { OfferChoice } from './OfferChoice.js'
import { planPath } from './plan-words.js'

interface Props {
  readonly open: boolean
  readonly accountId: string
  readonly customerName: string
  readonly onClose: () => void
}

const SIGNED = ['by_phone', 'on_screen'] as const
const SIGNED_TEXT = { by_phone: 'Read out and agreed to on the phone', on_screen: 'Typed by the customer on our screen' } as const

/** Offers a caller two or three ways to pay off what is overdue, and makes the one that was agreed to. */
export function MakePlanDialog({ open, accountId, customerName, onClose }: Props) {
  const [firstDueOn, setFirstDueOn] = useState('')
  const [income, setIncome] = useState('')
  const [count, setCount] = useState<number>()
  const [signedName, setSignedName] = useState('')
  const [signedBy, setSignedBy] = useState<(typeof SIGNED)[number]>('by_phone')
  const navigate = useNavigate()
  const { begin, send, isSending } = useCommand<{ planId: number }>({
    said: 'The plan stands; the agreement is sent to the customer.',
    onDone: ({ planId }) => {
      onClose()
      void navigate(planPath(planId))
    },
  })
  useEffect(() => {
    if (!open) return
    begin()
    setCount(undefined)
    setSignedName('')
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
  return (
    <FormDialog
      open={open}
      title="Payment plan"
      confirmLabel="Make the plan"
      wide
      isReady={chosen !== undefined && signedName.trim().length > 1 && isIncome}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: '/payment-plans',
          body: {
            accountId,
            arrears: data?.arrears,
            count,
            firstDueOn: firstDueOn === '' ? null : firstDueOn,
            monthlyIncome: income.trim() === '' ? null : income.trim(),
            signedName: signedName.trim(),
            signedBy,
          },
        })
      }
      onClose={onClose}
    >
      {error !== null && <Alert severity="info">{error.message}</Alert>}
      {data !== undefined && error === null && (
        <>
          <Box sx={{ mb: 1 }}>
            <Money amount={data.arrears} sx={{ fontWeight: 650 }} /> is overdue and not disputed, in {data.debts}{' '}
            {data.debts === 1 ? 'debt' : 'debts'}.
          </Box>
          <OfferChoice offers={data.offers} chosen={count} onChoose={setCount} />
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
      <ChoiceField label="How" value={signedBy} choices={SIGNED} textOf={(by) => SIGNED_TEXT[by]} onChoose={setSignedBy} />
    </FormDialog>
  )
}
