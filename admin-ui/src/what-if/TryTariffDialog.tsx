import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { useGetList } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import type { TariffRecordJson } from '../../../api/rating/contract.js'
import { addDays, addMonths } from '../../../domain/kernel/local-date.js'
import { problemOf } from '../http.js'
import { DayField } from '../presentation/DayField.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { CheckedTariff } from '../rating/CheckedTariff.js'
import { TariffFileField } from '../rating/TariffFileField.js'
import { useTariffCheck } from '../rating/use-tariff-check.js'
import { classText, REPORT_CLASSES } from '../reports/report-words.js'
import { whatIfPath } from './what-if-words.js'

const OWN = 'own'
const ALL = 'all'

interface Props {
  /** The draft that is tried; absent: a file is chosen. */
  readonly draft?: { readonly name: string; readonly text: string }
  readonly onClose: () => void
}

/** Chooses a draft, a past period and whose use it is tried on, and begins. */
export function TryTariffDialog({ draft, onClose }: Props) {
  const today = useToday()
  const navigate = useNavigate()
  const [file, setFile] = useState<{ readonly name: string; readonly text: string } | undefined>(draft)
  const [from, setFrom] = useState(today === undefined ? '' : addMonths(today, -12))
  const [to, setTo] = useState(today === undefined ? '' : addDays(today, -1))
  const [asOn, setAsOn] = useState('')
  const [insteadOf, setInsteadOf] = useState(OWN)
  const [customerClass, setCustomerClass] = useState(ALL)
  const [billedBy, setBilledBy] = useState(ALL)
  const [billCycle, setBillCycle] = useState('')
  const { check, error: checkError, isChecking } = useTariffCheck(file?.text)
  const { begin, send, isSending, error } = useCommand<{ whatIfId: number }>({
    onDone: ({ whatIfId }) => {
      onClose()
      void navigate(whatIfPath(whatIfId))
    },
  })
  useEffect(begin, [begin])
  const { data: tariffs = [] } = useGetList<TariffRecordJson>('tariffs', {
    pagination: { page: 1, perPage: 100 },
    sort: { field: 'id', order: 'ASC' },
  })
  const failure = problemOf(error) ?? problemOf(checkError)
  const body = {
    file: file?.text ?? '',
    from,
    to,
    ...(asOn === '' ? {} : { asOn }),
    ...(insteadOf === OWN ? {} : { insteadOf }),
    ...(customerClass === ALL ? {} : { customerClass }),
    ...(billedBy === ALL ? {} : { billedBy }),
    ...(billCycle.trim() === '' ? {} : { billCycle: billCycle.trim() }),
  }
  return (
    <ReasonDialog
      open
      title="Try a tariff on past use"
      confirmLabel="Try it"
      reasonComesLast
      isSending={isSending}
      blockedBecause={
        file === undefined
          ? 'Choose a tariff file first.'
          : isChecking || check === undefined
            ? 'The file is being checked.'
            : check.tariff === null
              ? 'The file has problems. Mend them and choose it again.'
              : from === '' || to === ''
                ? 'Say which days.'
                : undefined
      }
      onConfirm={(reason) => send({ path: '/what-ifs', body: { ...body, reason } })}
      onClose={onClose}
    >
      {draft === undefined ? 'The draft need not be saved.' : `${draft.name} is tried.`} Bills of the period are rated again with
      it; they stay as they are.
      {draft === undefined && <TariffFileField file={file} onFile={setFile} />}
      {failure !== undefined && (
        <Alert severity="error" sx={{ mt: 1 }}>
          {failure.detail ?? failure.title}
        </Alert>
      )}
      {check?.tariff === null && <CheckedTariff check={check} />}
      <Box sx={{ mt: 1.5 }}>
        <DayField label="First day" value={from} onChange={setFrom} required />
      </Box>
      <DayField label="Last day" value={to} onChange={setTo} required helperText="Before today, 24 months at most" />
      <DayField
        label="As the draft stands on"
        value={asOn}
        onChange={setAsOn}
        helperText="Left empty: the first day on which it charges otherwise; of a new tariff, the first of its newest part"
      />
      <Choice
        label="In place of"
        value={insteadOf}
        onChange={setInsteadOf}
        first={[OWN, 'The tariff of its own code']}
        more={tariffs.map(({ id, name }) => [id, `${id} ${name}`])}
      />
      <Choice
        label="Class"
        value={customerClass}
        onChange={setCustomerClass}
        first={[ALL, 'All classes']}
        more={REPORT_CLASSES.map((each) => [each, classText(each)])}
      />
      <Choice
        label="Billed by"
        value={billedBy}
        onChange={setBilledBy}
        first={[ALL, 'Any tariff']}
        more={tariffs.map(({ id, name }) => [id, `${id} ${name}`])}
      />
      <TextField
        label="Cycle"
        value={billCycle}
        onChange={(event) => setBillCycle(event.target.value)}
        helperText="Left empty: all cycles"
        fullWidth
        margin="dense"
      />
    </ReasonDialog>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly first: readonly [string, string]
  readonly more: readonly (readonly [string, string])[]
}

function Choice({ label, value, onChange, first, more }: ChoiceProps) {
  return (
    <TextField select label={label} value={value} onChange={(event) => onChange(event.target.value)} fullWidth margin="dense">
      {[first, ...more].map(([key, text]) => (
        <MenuItem key={key} value={key}>
          {text}
        </MenuItem>
      ))}
    </TextField>
  )
}
