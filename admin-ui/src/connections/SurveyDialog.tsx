import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useToday } from '../presentation/use-utility.js'
import { actPath } from './connection-words.js'
import type { ConnectionDialogProps } from './dialog-props.js'
import { LineFields } from './LineFields.js'
import { MeterSizeField } from './MeterSizeField.js'

interface FoundMaterial {
  readonly key: number
  readonly description: string
  readonly quantity: string
  readonly unit: string
}

const FIGURE = /^\d{1,9}(\.\d{1,4})?$/

/** Records what the survey found: the size of the meter, materials, hours, and what is in the way. */
export function SurveyDialog({ connection, open, onClose }: ConnectionDialogProps) {
  const today = useToday()
  const [surveyedOn, setSurveyedOn] = useState('')
  const [meterSize, setMeterSize] = useState(connection.meterSize)
  const [materials, setMaterials] = useState<readonly FoundMaterial[]>([])
  const [nextKey, setNextKey] = useState(0)
  const [labourHours, setLabourHours] = useState('')
  const [hindrances, setHindrances] = useState('')
  const { begin, send, isSending } = useCommand({ said: 'The survey is recorded; the quote comes next.', onDone: onClose })
  useEffect(() => {
    if (!open) return
    begin()
    setSurveyedOn(today ?? '')
    setMeterSize(connection.meterSize)
    setMaterials([])
    setLabourHours('')
    setHindrances('')
  }, [open, today, connection.meterSize, begin])
  const isReady =
    surveyedOn !== '' &&
    meterSize.trim() !== '' &&
    FIGURE.test(labourHours) &&
    materials.every((line) => line.description.trim() !== '' && line.unit.trim() !== '' && FIGURE.test(line.quantity))
  return (
    <FormDialog
      open={open}
      wide
      title="What the survey found"
      confirmLabel="Record the survey"
      isReady={isReady}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: actPath(connection.id, 'survey'),
          body: {
            surveyedOn,
            meterSize: meterSize.trim(),
            materials: materials.map(({ description, quantity, unit }) => ({
              description: description.trim(),
              quantity,
              unit: unit.trim(),
            })),
            labourHours,
            hindrances: hindrances.trim() === '' ? null : hindrances.trim(),
          },
        })
      }
      onClose={onClose}
    >
      <DayField label="Surveyed on" value={surveyedOn} onChange={setSurveyedOn} required />
      <MeterSizeField sizes={connection.meterSizes} value={meterSize} onChange={setMeterSize} />
      <LineFields<FoundMaterial>
        title="Materials"
        fields={[
          { name: 'description', label: 'What', width: '3fr' },
          { name: 'quantity', label: 'Quantity', width: '1fr', isFigure: true },
          { name: 'unit', label: 'Unit', width: '1fr' },
        ]}
        lines={materials}
        valueOf={(line, field) => String(line[field as keyof FoundMaterial])}
        onChange={(key, field, value) =>
          setMaterials(materials.map((line) => (line.key === key ? { ...line, [field]: value } : line)))
        }
        onAdd={() => {
          setMaterials([...materials, { key: nextKey, description: '', quantity: '', unit: 'ft' }])
          setNextKey(nextKey + 1)
        }}
        onRemove={(key) => setMaterials(materials.filter((line) => line.key !== key))}
        addLabel="Add a material"
      />
      <TextField
        label="Hours of labour"
        value={labourHours}
        onChange={(event) => setLabourHours(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { inputMode: 'decimal', maxLength: 14 } }}
      />
      <TextField
        label="In the way"
        placeholder="A paved drive, a gas line, a tree"
        value={hindrances}
        onChange={(event) => setHindrances(event.target.value)}
        fullWidth
        multiline
        minRows={2}
        margin="dense"
        slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 2000 } }}
      />
    </FormDialog>
  )
}
