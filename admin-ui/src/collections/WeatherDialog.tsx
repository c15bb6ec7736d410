import Checkbox from '@mui/material/Checkbox'
import FormControlLabel from '@mui/material/FormControlLabel'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import { ChoiceField } from '../presentation/ChoiceField.js'
import { DayField } from '../presentation/DayField.js'
import { FormDialog } from '../presentation/FormDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { useUtility } from '../presentation/use-utility.js'
import { WEATHER_TEXTS } from './weather-words.js'

const KINDS = ['forecast', 'observation', 'advisory'] as const
const DEGREES = /^-?\d{1,3}(\.\d)?$/

/** A forecast, an observation or an advisory that a person read somewhere, with whose word it is. */
export function WeatherDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const today = useUtility()?.today ?? ''
  const [kind, setKind] = useState<(typeof KINDS)[number]>('forecast')
  const [on, setOn] = useState('')
  const [low, setLow] = useState('')
  const [high, setHigh] = useState('')
  const [isAdvised, setAdvised] = useState(true)
  const [source, setSource] = useState('')
  const [why, setWhy] = useState('')
  const { begin, send, isSending } = useCommand({
    said: 'The reading is kept; cases that wait for it look again.',
    onDone: onClose,
  })
  useEffect(() => {
    if (!open) return
    begin()
    setOn(today)
    setLow('')
    setHigh('')
    setAdvised(true)
    setWhy('')
  }, [open, begin, today])
  const figures = [low.trim(), high.trim()]
  const isDegrees = figures.every((each) => each === '' || DEGREES.test(each)) && figures.some((each) => each !== '')
  const asked = figures.map((each) => (kind === 'advisory' || each === '' ? null : each))
  return (
    <FormDialog
      open={open}
      title="Enter a reading"
      confirmLabel="Keep the reading"
      isReady={on !== '' && source.trim().length > 2 && why.trim().length > 2 && (kind === 'advisory' || isDegrees)}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: '/weather-readings',
          body: {
            source: source.trim(),
            readings: [{ kind, on, low: asked[0], high: asked[1], isAdvised: kind === 'advisory' && isAdvised }],
            reason: why.trim(),
          },
        })
      }
      onClose={onClose}
    >
      <ChoiceField label="What" value={kind} choices={KINDS} textOf={(each) => WEATHER_TEXTS[each]} onChoose={setKind} />
      <DayField label="For the day" value={on} onChange={setOn} required />
      {kind === 'advisory' ? (
        <FormControlLabel
          control={<Checkbox checked={isAdvised} onChange={(event) => setAdvised(event.target.checked)} />}
          label="A heat advisory holds on that day"
        />
      ) : (
        <>
          <TextField
            label="Low, °F"
            value={low}
            onChange={(event) => setLow(event.target.value)}
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 6, inputMode: 'decimal' } }}
          />
          <TextField
            label="High, °F"
            value={high}
            onChange={(event) => setHigh(event.target.value)}
            fullWidth
            margin="dense"
            slotProps={{ htmlInput: { maxLength: 6, inputMode: 'decimal' } }}
          />
        </>
      )}
      <TextField
        label="Whose word it is"
        placeholder="National Weather Service, by telephone"
        value={source}
        onChange={(event) => setSource(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 200 } }}
      />
      <TextField
        label="Reason"
        value={why}
        onChange={(event) => setWhy(event.target.value)}
        required
        fullWidth
        margin="dense"
        slotProps={{ htmlInput: { maxLength: 500 } }}
      />
    </FormDialog>
  )
}
