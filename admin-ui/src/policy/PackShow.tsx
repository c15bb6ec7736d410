import Box from '@mui/material/Box'
import { useParams, useSearchParams } from 'react-router-dom'
import type { PackPageJson } from '../../../api/policy/contract.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Figure } from '../presentation/Figure.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { dayText } from '../presentation/date-text.js'
import { HandInButton } from './HandInButton.js'
import { LEVEL_TEXT } from './policy-words.js'
import { VersionActs } from './VersionActs.js'
import { VersionComparison } from './VersionComparison.js'
import { VersionList } from './VersionList.js'
import { VersionRows } from './VersionRows.js'

/** A policy pack: its versions beside what the chosen one says, and what it changes. */
export function PackShow() {
  const { id = '' } = useParams()
  const { data: pack, error, isPending, refetch } = useRecordPage<PackPageJson>('policy-packs', id)
  if (pack === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This policy pack" onRetry={() => void refetch()} />
  }
  return <PackPage pack={pack} />
}

function PackPage({ pack }: { readonly pack: PackPageJson }) {
  const [query, setQuery] = useSearchParams()
  const inForce = pack.versions.find(({ isInForce }) => isInForce)
  const asked = Number(query.get('version'))
  const shown = pack.versions.find(({ version }) => version === asked) ?? inForce ?? pack.versions[0]
  if (shown === undefined) return null
  const other = shown.version === inForce?.version ? pack.versions.find(({ version }) => version < shown.version) : inForce
  const compared = other ?? pack.versions.find(({ version }) => version < shown.version)
  return (
    <>
      <RecordHeader
        kind="Policy pack"
        number={pack.id}
        name={pack.name}
        figures={
          <>
            <Figure label="Speaks for">{LEVEL_TEXT[pack.level]}</Figure>
            <Figure label="Place">{pack.jurisdiction}</Figure>
            <Figure label="In force">
              {inForce === undefined ? 'no version' : `version ${inForce.version} since ${dayText(inForce.effectiveFrom ?? '')}`}
            </Figure>
          </>
        }
        acts={
          <>
            <VersionActs pack={pack} version={shown} />
            <HandInButton pack={pack.id} />
          </>
        }
      />
      <Box
        sx={{
          p: { xs: 0, sm: 2 },
          pt: { xs: 2 },
          display: 'grid',
          gap: 2,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '280px minmax(0, 1fr)' },
        }}
      >
        <Panel title="Versions">
          <VersionList
            versions={pack.versions}
            shown={shown.version}
            onShow={(version) => setQuery({ version: String(version) }, { replace: true })}
          />
        </Panel>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          {compared !== undefined && <VersionComparison pack={pack.id} before={compared.version} after={shown.version} />}
          <VersionRows pack={pack.id} version={shown.version} />
        </Box>
      </Box>
    </>
  )
}
