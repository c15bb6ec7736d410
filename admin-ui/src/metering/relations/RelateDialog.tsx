import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { MeterPageJson } from '../../../../api/metering/contract.js'
import type { MeterRelationJson } from '../../../../api/metering/relation-routes.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { KIND_WORDS } from './relation-words.js'

const KINDS = ['compound', 'check', 'sub'] as const

interface Props {
  readonly meter: MeterPageJson
  readonly onClose: () => void
}

/** Says what another meter is to this one: the low flow beside it, its check meter, a sub-meter behind it. */
export function RelateDialog({ meter, onClose }: Props) {
  const [kind, setKind] = useState<MeterRelationJson['kind']>('sub')
  const [child, setChild] = useState('')
  const [from, setFrom] = useState(meter.today)
  const [tolerance, setTolerance] = useState('2')
  const [isDeducted, setDeducted] = useState(true)
  const [registers, setRegisters] = useState('')
  const { begin, send, isSending } = useCommand({
    said: 'Kept. Bills of these days that come out otherwise are proposed again.',
    onDone: onClose,
  })
  useEffect(() => begin(), [begin])
  const named = registers
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return (
    <ReasonDialog
      open
      title={`Relate a meter to ${meter.id}`}
      confirmLabel="Relate them"
      isSending={isSending}
      reasonComesLast
      {...(child.trim() === '' ? { blockedBecause: 'Type the number of the other meter.' } : {})}
      onConfirm={(reason) =>
        send({
          path: '/meter-relations',
          body: {
            kind,
            parentMeterId: meter.id,
            childMeterId: child.trim(),
            from,
            reason,
            ...(kind === 'check' ? { tolerancePercent: tolerance.trim() } : {}),
            ...(kind === 'sub' ? { isDeducted } : {}),
            ...(named.length === 0 ? {} : { childRegisters: named }),
          },
        })
      }
      onClose={onClose}
    >
      <TextField
        label="The other meter"
        value={child}
        onChange={(event) => setChild(event.target.value)}
        autoFocus
        required
        fullWidth
        margin="dense"
        helperText="The number on its plate"
      />
      <ChoiceField
        label="What it is to this one"
        value={kind}
        choices={KINDS}
        textOf={(each) => KIND_WORDS[each]}
        onChoose={setKind}
      />
      {kind === 'check' && (
        <TextField
          label="May be apart, %"
          value={tolerance}
          onChange={(event) => setTolerance(event.target.value)}
          fullWidth
          margin="dense"
          slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
        />
      )}
      {kind === 'sub' && (
        <FormControlLabel
          control={<Checkbox checked={isDeducted} onChange={(event) => setDeducted(event.target.checked)} />}
          label={`Take what it counts off the bill of ${meter.id}`}
        />
      )}
      <TextField
        label="Its registers that count"
        value={registers}
        onChange={(event) => setRegisters(event.target.value)}
        fullWidth
        margin="dense"
        helperText="Left empty: all that count consumption. Several with commas between them."
      />
      <DayField label="From" value={from} onChange={setFrom} helperText="First day of service" required />
    </ReasonDialog>
  )
}
