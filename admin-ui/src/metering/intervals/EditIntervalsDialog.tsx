import Box from '@mui/material/Box'
import TextField from '@mui/material/TextField'
import { useEffect, useState } from 'react'
import type { IntervalsPageJson } from '../../../../api/metering/files/contract.js'
import { countText } from '../../presentation/count-text.js'
import { dayText } from '../../presentation/date-text.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { ChoiceField } from '../../presentation/ChoiceField.js'
import { CAUSES, causeText } from '../inventory/device-words.js'
import { pointTime } from './point-time.js'

type Channel = IntervalsPageJson['channels'][number]

interface Props {
  readonly meterId: string
  readonly channel: Channel
  readonly day: Channel['days'][number]
  readonly timeZone: string
  readonly onClose: () => void
}

const NUMBER = /^-?\d{1,15}(\.\d{1,8})?$/

/** Writes final values over a stretch of a day's intervals, with the reason; what arrived stays beside them. */
export function EditIntervalsDialog({ meterId, channel, day, timeZone, onClose }: Props) {
  const [from, setFrom] = useState(String(Math.max(1, day.qualities.search(/N/) + 1)))
  const [text, setText] = useState('')
  const [cause, setCause] = useState('')
  const command = useCommand<{ changed: number }>({
    said: (answer) => `${countText(answer.changed, 'interval')} written.`,
    onDone: onClose,
  })
  const { begin } = command
  useEffect(() => begin(), [begin])
  const values = text.split(/[\s;]+/).filter((value) => value !== '')
  const first = Number(from)
  const bad = values.find((value) => !NUMBER.test(value))
  const count = day.amounts.length
  const blocked =
    !Number.isInteger(first) || first < 1 || first > count
      ? `The day has intervals 1 to ${count}.`
      : values.length === 0
        ? 'Type the values, one after the other.'
        : bad !== undefined
          ? `${bad} is no number.`
          : first - 1 + values.length > count
            ? `From interval ${first} on the day has room for ${countText(count - first + 1, 'value')}.`
            : undefined
  return (
    <ReasonDialog
      open
      title={`Write values of ${channel.channel}, ${dayText(day.day)}`}
      confirmLabel={`Write ${countText(values.length, 'value')}`}
      isSending={command.isSending}
      reasonComesLast
      {...(blocked === undefined ? {} : { blockedBecause: blocked })}
      onConfirm={(reason) =>
        command.send({
          path: `/meters/${encodeURIComponent(meterId)}/interval-edits`,
          body: { channelId: channel.channelId, day: day.day, from: first, values, reason, ...(cause === '' ? {} : { cause }) },
        })
      }
      onClose={onClose}
    >
      They count from now on, over what arrived, which stays beside them; no file undoes them.
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '170px 1fr' }, gap: 1.5, mt: 1 }}>
        <TextField
          label="From interval"
          value={from}
          onChange={(event) => setFrom(event.target.value)}
          helperText={
            blocked?.startsWith('The day')
              ? `1 to ${count}`
              : `Begins ${pointTime(day.startsAt + (first - 1) * day.seconds, timeZone, 'hour')}`
          }
          slotProps={{ htmlInput: { inputMode: 'numeric' } }}
        />
        <TextField
          label={channel.unit === '' ? 'Values' : `Values in ${channel.unit}`}
          value={text}
          onChange={(event) => setText(event.target.value)}
          helperText="One per interval, with a blank or a line end between"
          multiline
          minRows={2}
          maxRows={8}
          autoFocus
        />
      </Box>
      <ChoiceField
        label="Why it was not known"
        value={cause}
        choices={CAUSES}
        textOf={causeText}
        onChoose={setCause}
        helperText="May lift the limit of back-billing, where the policy says so"
      />
    </ReasonDialog>
  )
}
