import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import { useState } from 'react'
import { isDecimalText } from '../../../../domain/kernel/decimal.js'
import { isLocalDate } from '../../../../domain/kernel/local-date.js'
import { dayText } from '../../presentation/date-text.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import type { RegisterFacts } from '../billing-records.js'
import { useReadEstimate } from '../../metering/use-read-estimate.js'
import { consumptionOfRead } from '../read-series.js'
import type { MendDialogProps } from './dialog-props.js'

/** Enters a corrected or an estimated read; says what the value would mean before it is saved. */
export function ReadDialog({
  account,
  offer,
  isSending,
  onSend,
  onClose,
  registers,
}: MendDialogProps & { readonly registers: readonly RegisterFacts[] }) {
  const isEstimate = offer?.act === 'estimate_read'
  const [index, setIndex] = useState(0)
  const [readOn, setReadOn] = useState(account.readDate)
  const [typed, setTyped] = useState<string>()
  const register = registers[index]
  const estimate = useReadEstimate(
    isEstimate && register !== undefined ? { meterId: register.meterId, register: register.register, readOn } : undefined,
  )
  if (register === undefined) return null
  const proposed = isEstimate ? estimate.data?.value : register.reads.find((read) => read.readOn === readOn)?.value
  const value = typed ?? proposed ?? ''
  const isValue = isDecimalText(value.trim()) && !value.trim().startsWith('-')
  return (
    <ReasonDialog
      open={offer !== undefined}
      title={`${offer?.label ?? ''}: ${account.accountId}`}
      confirmLabel={isEstimate ? 'Save the estimate' : 'Save the read'}
      isSending={isSending}
      suggestions={isEstimate ? ['Meter could not be reached'] : ['Misread; seen again on site']}
      blockedBecause={isValue && isLocalDate(readOn) ? undefined : 'Enter the day and the value as seen on the dial.'}
      onConfirm={(reason) =>
        onSend({ meterId: register.meterId, register: register.register, readOn, value: value.trim(), reason })
      }
      onClose={onClose}
    >
      {offer?.consequence}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '2fr 1fr 1fr' }, mt: 1.5 }}>
        <TextField
          select
          label="Register"
          value={String(index)}
          onChange={(event) => {
            setIndex(Number(event.target.value))
            setTyped(undefined)
          }}
        >
          {registers.map((entry, position) => (
            <MenuItem key={`${entry.meterId} ${entry.register}`} value={String(position)}>
              {entry.meterId}, {entry.register} ({entry.unit})
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label="Read on"
          type="date"
          value={readOn}
          onChange={(event) => setReadOn(event.target.value)}
          slotProps={{ inputLabel: { shrink: true } }}
        />
        <TextField
          label="Value"
          value={value}
          onChange={(event) => setTyped(event.target.value)}
          slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 30 } }}
        />
      </Box>
      <Meaning register={register} readOn={readOn} value={value} />
      {isEstimate && (
        <Box role="status" sx={{ minHeight: 20, fontSize: '0.8125rem', color: 'text.secondary' }}>
          {estimate.isFetching
            ? 'Estimating…'
            : estimate.error !== null
              ? `${estimate.error.message} Enter the value yourself.`
              : typed === undefined && estimate.data !== undefined
                ? `Estimated ${estimate.data.sentence}.`
                : ''}
        </Box>
      )}
    </ReasonDialog>
  )
}

function Meaning({
  register,
  readOn,
  value,
}: {
  readonly register: RegisterFacts
  readonly readOn: string
  readonly value: string
}) {
  const meaning = isLocalDate(readOn) ? consumptionOfRead(register, readOn, value) : undefined
  return (
    <Box role="status" sx={{ mt: 1, minHeight: 20, fontSize: '0.8125rem', color: 'text.secondary' }}>
      {meaning === undefined
        ? ''
        : register.role === 'demand'
          ? `That is a demand of ${quantityText(meaning.use, register.unit)}.`
          : `That is a use of ${quantityText(meaning.use, register.unit)} since the read of ${dayText(meaning.since)}.`}
    </Box>
  )
}
