import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import type { ReadWarningJson } from '../../../../api/metering/contract.js'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { isReadValue } from '../../metering/read-value.js'
import { useReadCheck } from '../../metering/use-read-check.js'
import { ReadPlausibility } from '../../metering/ReadPlausibility.js'
import { readKindText } from '../../metering/meter-words.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { dayText } from '../../presentation/date-text.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { requestAct } from '../service-paths.js'

interface Props {
  readonly page: ServiceRequestPageJson
  readonly wanted: ServiceRequestPageJson['reads'][number]
  readonly onClose: () => void
}

const KINDS = ['customer', 'actual'] as const
const REASON_MIN = 3

/** The read of a first or last day, as somebody saw it. What is odd about it is said while it is typed and must be confirmed. */
export function GiveReadDialog({ page, wanted, onClose }: Props) {
  const [value, setValue] = useState('')
  const [kind, setKind] = useState<(typeof KINDS)[number]>('customer')
  const [reason, setReason] = useState('')
  const [confirmed, setConfirmed] = useState<ReadonlySet<ReadWarningJson['code']>>(new Set())
  const { send, isSending } = useCommand({ said: 'Read kept. The request goes on by itself.', onDone: onClose })
  const { meterId, register, readOn, unit } = wanted
  const { check, error } = useReadCheck({ meterId, register, readOn, value, corrects: false })
  const warnings = check?.warnings ?? []
  const isExplained = warnings.length === 0 || reason.trim().length >= REASON_MIN
  const isReady = isReadValue(value) && check !== undefined && warnings.every(({ code }) => confirmed.has(code)) && isExplained
  return (
    <FormDialog
      open
      wide
      title={`Read of meter ${meterId} on ${dayText(readOn)}`}
      confirmLabel="Keep the read"
      isReady={isReady}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: requestAct(page.id, 'give-read'),
          body: {
            version: page.version,
            meterId,
            register,
            value,
            kind,
            readOn,
            confirmed: [...confirmed],
            ...(warnings.length === 0 ? {} : { reason: reason.trim() }),
          },
        })
      }
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5 }}>
        <TextField
          label={`On the dial (${unit})`}
          value={value}
          onChange={(event) => {
            // What was confirmed was confirmed of another figure.
            setConfirmed(new Set())
            setValue(event.target.value.trim())
          }}
          autoFocus
          required
          margin="dense"
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 19, autoComplete: 'off' } }}
        />
        <ChoiceField label="Kind" value={kind} choices={KINDS} textOf={readKindText} onChoose={setKind} />
      </Box>
      <ReadPlausibility
        check={check}
        error={error}
        confirmed={confirmed}
        onConfirm={(code, isConfirmed) => {
          const next = new Set(confirmed)
          if (isConfirmed) next.add(code)
          else next.delete(code)
          setConfirmed(next)
        }}
      />
      {warnings.length > 0 && (
        <TextField
          label="Reason"
          helperText="Kept in the audit with your name"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          required
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { maxLength: 500 } }}
        />
      )}
    </FormDialog>
  )
}
