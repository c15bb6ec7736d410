import Box from '@mui/material/Box'
import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import { useEffect, useState } from 'react'
import type { PremiseRecordJson } from '../../../api/premises/contract.js'
import { PremiseField } from '../fieldwork/orders/PremiseField.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { stateText } from '../presentation/state-tone.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { useCommand } from '../presentation/use-command.js'
import type { ApplicationDialogProps } from './dialog-props.js'
import { PlanView } from './PlanView.js'
import { type PlanChoice, usePlan } from './use-plan.js'

const CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
const NEW = 'new'

/** Accepts an application: says for whom and from when, shows what that does, and opens the request. */
export function AcceptDialog({ entry, onClose }: ApplicationDialogProps) {
  const [customerId, setCustomerId] = useState(NEW)
  const [premise, setPremise] = useState<PremiseRecordJson | null>(null)
  const [startOn, setStartOn] = useState(entry.startOn ?? '')
  const [movesOut, setMovesOut] = useState(false)
  const [isAnother, setIsAnother] = useState(entry.lookalikes.length === 0)
  const [customerClass, setCustomerClass] = useState<(typeof CLASSES)[number]>(
    entry.customerKind === 'organisation' ? 'commercial' : 'residential',
  )
  const choice: PlanChoice = {
    customerId: customerId === NEW ? null : customerId,
    isAnother,
    premiseId: premise?.id ?? null,
    startOn: startOn === '' ? null : startOn,
    movesOut,
    customerClass,
  }
  const plan = usePlan(entry.id, choice)
  const { begin, send, isSending } = useCommand({ said: 'Accepted; the applicant is told by e-mail.', onDone: onClose })
  useEffect(begin, [begin])
  const names = new Map(entry.lookalikes.map((one) => [one.id, `${one.name} (${one.id})`]))
  return (
    <FormDialog
      open
      wide
      title={`Accept ${entry.id}`}
      confirmLabel="Accept and open the request"
      cancelLabel="Keep as it is"
      isReady={plan.data?.preview != null && !plan.isPlaceholderData}
      isSending={isSending}
      onConfirm={() => send({ path: `/applications/${entry.id}/accept`, body: { version: entry.version, ...choice } })}
      onClose={onClose}
    >
      <ChoiceField
        label="For whom"
        value={customerId}
        choices={[NEW, ...names.keys()]}
        textOf={(id) => (id === NEW ? `A new customer: ${entry.applicant}` : (names.get(id) ?? id))}
        onChoose={setCustomerId}
        {...(names.size === 0 ? {} : { helperText: 'Take the record that is there where it is the same person.' })}
      />
      {customerId === NEW && names.size > 0 && (
        <FormControlLabel
          control={<Checkbox size="small" checked={isAnother} onChange={(event) => setIsAnother(event.target.checked)} />}
          label="None of those who look alike: this is another customer"
        />
      )}
      {entry.premiseId === null && (
        <Box sx={{ my: 1 }}>
          <Box sx={{ fontSize: '0.8125rem', mb: 0.5 }}>The address is that of several places. Which one is it?</Box>
          <PremiseField premise={premise} onPremise={setPremise} autoFocus={false} />
        </Box>
      )}
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        <DayField label="First day of service" value={startOn} onChange={setStartOn} required />
        <ChoiceField label="Class" value={customerClass} choices={CLASSES} textOf={stateText} onChoose={setCustomerClass} />
      </Box>
      <FormControlLabel
        control={<Checkbox size="small" checked={movesOut} onChange={(event) => setMovesOut(event.target.checked)} />}
        label="Move out whoever is there, the day before"
      />
      <Box sx={{ mt: 1 }} aria-live="polite">
        {plan.data === undefined && plan.error === null && <RowSkeletons rows={3} />}
        {plan.error !== null && (
          <ErrorState dense error={plan.error} what="What it would do" onRetry={() => void plan.refetch()} />
        )}
        {plan.data !== undefined && <PlanView plan={plan.data} />}
      </Box>
    </FormDialog>
  )
}
