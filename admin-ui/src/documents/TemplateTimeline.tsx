import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import type { TemplateVersionJson } from '../../../api/documents/contract.js'
import { countText } from '../presentation/count-text.js'
import { dayText } from '../presentation/date-text.js'
import { StateChip } from '../presentation/StateChip.js'

interface Props {
  readonly versions: readonly TemplateVersionJson[]
  /** The one that counts today. */
  readonly current: number | null
  readonly today: string
  readonly shown: number | undefined
  readonly onShow: (version: number) => void
}

/** The versions of a template, the newest first. Pressing one shows its texts. */
export function TemplateTimeline({ versions, current, today, shown, onShow }: Props) {
  return (
    <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 1 }}>
      {versions.map((version) => (
        <Box component="li" key={version.version}>
          <ButtonBase
            aria-pressed={version.version === shown}
            onClick={() => onShow(version.version)}
            sx={{
              width: '100%',
              display: 'block',
              textAlign: 'left',
              borderLeft: 3,
              borderColor: version.version === shown ? 'primary.main' : 'divider',
              bgcolor: version.version === shown ? 'action.selected' : undefined,
              px: 1.25,
              py: 0.75,
              mb: 0.5,
              minHeight: 44,
            }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontWeight: 600, fontSize: '0.8125rem' }}>
              Version {version.version}
              {version.version === current ? (
                <StateChip state="current" label="Counts today" tone="done" />
              ) : version.effectiveFrom > today ? (
                <StateChip state="future" label="To come" tone="running" />
              ) : (
                <StateChip state="past" label="Past" tone="idle" />
              )}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
              {/* What comes with the system counts from long before any utility used it. */}
              {version.effectiveFrom === '2000-01-01' ? 'from the beginning' : `from ${dayText(version.effectiveFrom)}`}
              {version.messages > 0 && `, ${countText(version.messages, 'message')}`}
            </Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  )
}
