import { useEffect } from 'react'
import type { IntervalsPageJson } from '../../../../api/metering/files/contract.js'
import { countText } from '../../presentation/count-text.js'
import { dayText } from '../../presentation/date-text.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'

type Channel = IntervalsPageJson['channels'][number]

interface Props {
  readonly meterId: string
  readonly channel: Channel
  readonly day: Channel['days'][number]
  readonly onClose: () => void
}

/** Has the missing intervals of a day estimated by rule, with the reason; what arrived stays beside them. */
export function EstimateIntervalsDialog({ meterId, channel, day, onClose }: Props) {
  const { begin, send, isSending } = useCommand<{ estimated: number; rule: string }>({
    said: ({ estimated, rule }) =>
      `${countText(estimated, 'interval')} estimated ${rule === 'interpolation' ? 'on the line between neighbours' : 'by the same weekday of four weeks'}.`,
    onDone: onClose,
  })
  useEffect(() => begin(), [begin])
  const missing = [...day.qualities].filter((quality) => quality === 'N').length
  return (
    <ReasonDialog
      open
      title={`Estimate ${countText(missing, 'interval')} of ${channel.channel}, ${dayText(day.day)}?`}
      confirmLabel="Estimate"
      isSending={isSending}
      suggestions={['The meter could not be reached', 'The file was incomplete']}
      onConfirm={(reason) =>
        send({
          path: `/meters/${encodeURIComponent(meterId)}/interval-estimates`,
          body: { channelId: channel.channelId, day: day.day, reason },
        })
      }
      onClose={onClose}
    >
      Gaps of up to two hours go onto the line between their neighbours, longer ones get the mean of the same weekday of the four
      weeks before. Measured values that come later take their place.
    </ReasonDialog>
  )
}
