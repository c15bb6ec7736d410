import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import type { IntervalsPageJson } from '../../../../api/metering/files/contract.js'

type Channel = IntervalsPageJson['channels'][number]

interface Props {
  readonly channels: readonly Channel[]
  readonly chosen: number | undefined
  readonly onChoose: (channelId: number) => void
}

/** Which channel is shown, where a meter has several. */
export function ChannelChoice({ channels, chosen, onChoose }: Props) {
  if (channels.length < 2 || chosen === undefined) return null
  return (
    <TextField
      select
      label="Channel"
      size="small"
      value={String(chosen)}
      onChange={(event) => onChoose(Number(event.target.value))}
      sx={{ minWidth: 190, maxWidth: 320, ml: { sm: 'auto' } }}
    >
      {channels.map((channel) => (
        <MenuItem key={channel.channelId} value={String(channel.channelId)}>
          {channelText(channel)}
        </MenuItem>
      ))}
    </TextField>
  )
}

/** `E1: kWh delivered`. */
export function channelText({ channel, unit, direction, isForBilling }: Channel): string {
  const name = channel.length > 24 ? `${channel.slice(0, 22)}…` : channel
  return `${name}: ${unit === '' ? 'no unit' : unit} ${direction}${isForBilling ? '' : ', not billed'}`
}
