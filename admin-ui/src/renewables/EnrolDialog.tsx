import TextField from '@mui/material/TextField'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ProgrammeRecordJson } from '../../../api/renewables/programme-contract.js'
import { callApi } from '../http.js'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { NUMBER, PERCENT, POSITIVE } from './renewables-words.js'

interface Props {
  /** Where it was asked for; the other is filled in. */
  readonly programmeCode?: string
  readonly agreementId?: string
  readonly onClose: () => void
}

/** Enrols an agreement in a programme. */
export function EnrolDialog({ programmeCode, agreementId, onClose }: Props) {
  const today = useToday()
  const { data: programmes = [] } = useQuery({
    queryKey: ['programmes'],
    queryFn: async ({ signal }) => (await callApi<ProgrammeRecordJson[]>('/programmes', { signal })).body,
  })
  const [chosen, setChosen] = useState(programmeCode ?? '')
  const [agreement, setAgreement] = useState(agreementId ?? '')
  const [amount, setAmount] = useState('')
  const [capacityKw, setCapacity] = useState('')
  const [from, setFrom] = useState(today ?? '')
  const [to, setTo] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The agreement takes part.', onDone: onClose })
  useEffect(begin, [begin])
  const programme = programmes.find((each) => each.id === chosen)
  const takes = programme?.takes ?? 'nothing'
  const asksCapacity = programme?.capKind === 'kw' || programme?.kind === 'net_metering'
  const wrong =
    programme === undefined
      ? 'Choose a programme.'
      : !NUMBER.test(agreement)
        ? 'Say which agreement.'
        : takes === 'blocks' && !/^[1-9]\d{0,8}$/.test(amount)
          ? 'Say how many blocks.'
          : takes === 'percent' && !PERCENT.test(amount)
            ? 'The percentage is a number above 0, at most 100.'
            : asksCapacity && !POSITIVE.test(capacityKw)
              ? 'Say the capacity.'
              : from === ''
                ? 'Say from which day.'
                : undefined
  return (
    <ReasonDialog
      open
      title={programme === undefined ? 'Enrol in a programme' : `Enrol in ${programme.name}`}
      confirmLabel="Enrol it"
      isSending={isSending}
      reasonComesLast
      {...(wrong === undefined ? {} : { blockedBecause: wrong })}
      onConfirm={(reason) =>
        send({
          path: `/programmes/${encodeURIComponent(chosen)}/enrolments`,
          body: {
            agreementId: agreement,
            amount: takes === 'nothing' ? null : amount,
            capacityKw: asksCapacity ? capacityKw : null,
            from,
            to: to === '' ? null : to,
            reason,
          },
        })
      }
      onClose={onClose}
    >
      {programmeCode === undefined && (
        <ChoiceField
          label="Programme"
          value={chosen}
          choices={programmes.map((each) => each.id)}
          textOf={(code) => programmes.find((each) => each.id === code)?.name ?? code}
          onChoose={setChosen}
        />
      )}
      {agreementId === undefined && (
        <TextField
          label="Agreement"
          value={agreement}
          onChange={(event) => setAgreement(event.target.value.trim())}
          autoFocus
          fullWidth
          margin="dense"
        />
      )}
      {takes !== 'nothing' && (
        <TextField
          label={takes === 'blocks' ? `Blocks of ${programme?.kwhPerUnit ?? ''} kWh` : 'Per cent of use'}
          value={amount}
          onChange={(event) => setAmount(event.target.value.trim())}
          fullWidth
          margin="dense"
        />
      )}
      {asksCapacity && (
        <TextField
          label="Capacity, kW"
          value={capacityKw}
          onChange={(event) => setCapacity(event.target.value.trim())}
          fullWidth
          margin="dense"
        />
      )}
      <DayField label="First day" value={from} onChange={setFrom} required helperText="After the last day that is billed" />
      <DayField label="Last day" value={to} onChange={setTo} helperText="Left empty: goes on" />
    </ReasonDialog>
  )
}
