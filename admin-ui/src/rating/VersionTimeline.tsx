import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import type { VersionSpanJson } from '../../../api/rating/contract.js'
import { dayText } from '../presentation/date-text.js'
import { StateChip } from '../presentation/StateChip.js'
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
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 1 }}>
      {[...versions].reverse().map((version) => (
        <Box component="li" key={version.from}>
          <ButtonBase
            aria-pressed={version.from === shown}
            onClick={() => onShow(version.from)}
            sx={{
              width: '100%',
              display: 'block',
              textAlign: 'left',
              borderLeft: 3,
              borderColor: version.from === shown ? 'primary.main' : 'divider',
              bgcolor: version.from === shown ? 'action.selected' : undefined,
              px: 1.25,
              py: 0.75,
              mb: 0.5,
              minHeight: 44,
            }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontWeight: 600, fontSize: '0.8125rem' }}>
              {dayText(version.from)}
              <StateChip
                state={version.standing}
                label={STANDING[version.standing].label}
                tone={STANDING[version.standing].tone}
              />
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
              {version.to === null ? 'no end' : `until ${dayText(version.to)}`}
              {version.changes.map((on) => (
                <Box key={on}>prices change {dayText(on)}</Box>
              ))}
            </Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  )
}
