import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { MeterPageJson } from '../../../../api/metering/contract.js'
import type { DevicePageJson } from '../../../../api/metering/inventory-routes.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { DayField } from '../../presentation/DayField.js'
import { FormDialog } from '../../presentation/FormDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { CAUSES, causeText } from './device-words.js'

interface Props {
  readonly meter: Pick<MeterPageJson, 'id' | 'service' | 'today'>
  readonly state: DevicePageJson['state']
  readonly onClose: () => void
}

interface Point {
  readonly load: string
  readonly accuracy: string
  readonly weight: string
}

const EMPTY: Point = { load: '', accuracy: '', weight: '1' }

/** What the bench found, load by load; whether it passed follows from the utility's limits. */
export function TestDialog({ meter, state, onClose }: Props) {
  const [testedOn, setTestedOn] = useState(meter.today)
  const [testedBy, setTestedBy] = useState('')
  const [points, setPoints] = useState<readonly Point[]>(
    (meter.service === 'water' ? ['low', 'high'] : ['light', 'full']).map((load) => ({ ...EMPTY, load })),
  )
  const [defect, setDefect] = useState('')
  const [wrongSince, setWrongSince] = useState('')
  const [cause, setCause] = useState('')
  const { begin, send, isSending } = useCommand<{ result: string; because: string | null; correction: object | null }>({
    said: ({ result, because, correction }) =>
      result === 'passed'
        ? 'Kept: it passed.'
        : `Kept: it failed, ${because ?? ''}.${correction === null ? '' : ' Its use is corrected; bills made of it are proposed again.'}`,
    onDone: onClose,
  })
  useEffect(() => begin(), [begin])
  const measured = points.filter((point) => point.accuracy.trim() !== '')
  const isReady = testedBy.trim() !== '' && (measured.length > 0 || defect.trim().length > 2)
  const change = (index: number, part: Partial<Point>) =>
    setPoints(points.map((point, at) => (at === index ? { ...point, ...part } : point)))
  return (
    <FormDialog
      open
      wide
      title={`Test of meter ${meter.id}`}
      confirmLabel="Keep the test"
      isReady={isReady}
      isSending={isSending}
      onConfirm={() =>
        send({
          path: `/meters/${encodeURIComponent(meter.id)}/tests`,
          body: {
            testedOn,
            testedBy: testedBy.trim(),
            points: measured.map((point) => ({
              load: point.load.trim(),
              accuracy: point.accuracy.trim(),
              weight: point.weight.trim(),
            })),
            ...(defect.trim() === '' ? {} : { defect: defect.trim() }),
            ...(wrongSince === '' ? {} : { wrongSince }),
            ...(cause === '' ? {} : { cause }),
          },
        })
      }
      onClose={onClose}
    >
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 1.5 }}>
        <DayField label="Tested on" value={testedOn} onChange={setTestedOn} required />
        <TextField
          label="By whom"
          value={testedBy}
          onChange={(event) => setTestedBy(event.target.value)}
          required
          fullWidth
          margin="dense"
          helperText="The person or the laboratory"
        />
      </Box>
      {points.map((point, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows are only added at the end
        <Box key={index} sx={{ display: 'grid', gridTemplateColumns: '1.2fr 1fr 0.8fr', columnGap: 1.5 }}>
          <TextField
            label="At load"
            value={point.load}
            onChange={(event) => change(index, { load: event.target.value })}
            margin="dense"
          />
          <TextField
            label="Accuracy, %"
            value={point.accuracy}
            onChange={(event) => change(index, { accuracy: event.target.value })}
            margin="dense"
            slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
          />
          <TextField
            label="Weight"
            value={point.weight}
            onChange={(event) => change(index, { weight: event.target.value })}
            margin="dense"
            slotProps={{ htmlInput: { inputMode: 'decimal', style: { textAlign: 'right' } } }}
          />
        </Box>
      ))}
      <Button size="small" onClick={() => setPoints([...points, EMPTY])}>
        Another load
      </Button>
      <TextField
        label="What is broken"
        value={defect}
        onChange={(event) => setDefect(event.target.value)}
        fullWidth
        margin="dense"
        helperText="Only where it fails whatever its accuracy: a seal, a leak, a dark display"
      />
      {state === 'removed' && (
        <>
          <DayField
            label="Known to count wrong since"
            value={wrongSince}
            onChange={setWrongSince}
            helperText="Left empty, a failure is held to have lasted half the time since it passed a test or was put in"
          />
          <ChoiceField
            label="Found at the bench"
            value={cause}
            choices={CAUSES}
            textOf={causeText}
            onChoose={setCause}
            helperText="May lift the limit of back-billing, where the policy says so"
          />
        </>
      )}
    </FormDialog>
  )
}
