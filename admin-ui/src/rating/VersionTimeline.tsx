import Box from '@mui/material/Box'
import type { VersionSpanJson } from '../../../api/rating/contract.js'
import { dayText } from '../presentation/date-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { VersionChoice } from '../presentation/VersionChoice.js'
import { STANDING } from './version-words.js'

interface Props {
  readonly versions: readonly VersionSpanJson[]
  /** First day of the version that is shown. */
  readonly shown: string
  readonly onShow: (from: string) => void
}

/** The versions of a tariff, latest first, with the days on which prices change within each. Pressing one shows its rules. */
export function VersionTimeline({ versions, shown, onShow }: Props) {
  return (
    <VersionChoice
      shown={shown}
      onShow={onShow}
      versions={[...versions].reverse().map((version) => ({
        id: version.from,
        name: dayText(version.from),
        standing: (
          <StateChip state={version.standing} label={STANDING[version.standing].label} tone={STANDING[version.standing].tone} />
        ),
        about: (
          <>
            {version.to === null ? 'no end' : `until ${dayText(version.to)}`}
            {version.changes.map((on) => (
              <Box key={on}>prices change {dayText(on)}</Box>
            ))}
          </>
        ),
      }))}
    />
  )
}
