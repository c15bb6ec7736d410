import Box from '@mui/material/Box'
import type { VersionJson } from '../../../api/policy/contract.js'
import { dayText } from '../presentation/date-text.js'
import { Instant } from '../presentation/Instant.js'
import { StateChip } from '../presentation/StateChip.js'
import { VersionChoice } from '../presentation/VersionChoice.js'

interface Props {
  readonly versions: readonly VersionJson[]
  readonly shown: number
  readonly onShow: (version: number) => void
}

/** The versions of a pack, the newest first: who handed in, proposed and released each, and when it governs. */
export function VersionList({ versions, shown, onShow }: Props) {
  return (
    <VersionChoice
      shown={shown}
      onShow={onShow}
      versions={versions.map((version) => ({
        id: version.version,
        name: `Version ${version.version}`,
        standing: version.isInForce ? <StateChip state="active" label="In force" /> : <StateChip state={version.state} />,
        about: <AboutVersion version={version} />,
      }))}
    />
  )
}

function AboutVersion({ version }: { readonly version: VersionJson }) {
  return (
    <>
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
    </>
  )
}
