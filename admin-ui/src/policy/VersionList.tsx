import Box from '@mui/material/Box'
import ButtonBase from '@mui/material/ButtonBase'
import type { VersionJson } from '../../../api/policy/contract.js'
import { dayText } from '../presentation/date-text.js'
import { Instant } from '../presentation/Instant.js'
import { StateChip } from '../presentation/StateChip.js'

interface Props {
  readonly versions: readonly VersionJson[]
  readonly shown: number
  readonly onShow: (version: number) => void
}

/** The versions of a pack, the newest first: who handed in, proposed and released each, and when it governs. */
export function VersionList({ versions, shown, onShow }: Props) {
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
              {version.isInForce ? <StateChip state="active" label="In force" /> : <StateChip state={version.state} />}
            </Box>
            <Box sx={{ color: 'text.secondary', fontSize: '0.75rem' }}>
              <Box>{version.reason}</Box>
              <Box>
                Handed in by {version.draftedBy}, <Instant at={version.draftedAt} />
              </Box>
              {version.proposedBy !== null && <Box>Proposed by {version.proposedBy}</Box>}
              {version.releasedBy !== null && (
                <Box>
                  Released by {version.releasedBy}, governs from {dayText(version.effectiveFrom ?? '')}
                </Box>
              )}
              {version.withdrawnFrom !== null && <Box>Withdrawn from {dayText(version.withdrawnFrom)}</Box>}
            </Box>
          </ButtonBase>
        </Box>
      ))}
    </Box>
  )
}
