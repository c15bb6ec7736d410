import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { TariffVersionPageJson } from '../../../../api/rating/version-contract.js'
import { callApi } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { dayText } from '../../presentation/date-text.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { FactList } from '../../presentation/FactList.js'
import { Figure } from '../../presentation/Figure.js'
import { HappeningsPanel } from '../../presentation/HappeningsPanel.js'
import { numberText } from '../../presentation/money-text.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordSkeleton } from '../../presentation/Skeletons.js'
import { StateChip } from '../../presentation/StateChip.js'
import { TextLink } from '../../presentation/TextLink.js'
import { usePermission } from '../../shell/use-permission.js'
import { TryTariffDialog } from '../../what-if/TryTariffDialog.js'
import { RateCheckFindings } from '../check/RateCheckFindings.js'
import { daysText, editorPath, versionPath } from './version-act-words.js'
import { VersionActs } from './VersionActs.js'
import { VersionChanges } from './VersionChanges.js'

const EVENTS: Readonly<Record<TariffVersionPageJson['events'][number]['event'], string>> = {
  draft: 'Begun as a draft',
  save: 'Draft saved',
  propose: 'Proposed',
  return: 'Returned',
  approve: 'Approved',
  withdraw: 'Withdrawn',
  cancel: 'Cancelled',
}

const LAYOUT = {
  p: { xs: 0, sm: 2 },
  pt: { xs: 2 },
  display: 'grid',
  gap: 2,
  alignItems: 'start',
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' },
} as const

/** A version of a tariff: what it changes, from when, who made and approved it, and what may be done about it. */
export function VersionPage() {
  const { id = '', version: number = '' } = useParams()
  const path = versionPath(id, Number(number))
  const { data, error, refetch } = useQuery({
    queryKey: ['tariffs', id, 'versions', number],
    queryFn: async ({ signal }) => (await callApi<TariffVersionPageJson>(path, { signal })).body,
  })
  if (data === undefined) {
    if (error === null) return <RecordSkeleton />
    return <ErrorState error={error} what="This version" onRetry={() => void refetch()} />
  }
  return <Version version={data} />
}

function Version({ version }: { readonly version: TariffVersionPageJson }) {
  const { tariff, events, assumptions } = version
  return (
    <>
      <Head version={version} />
      <Box sx={LAYOUT}>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Notices version={version} />
          <VersionChanges tariff={tariff} version={version.version} edition={version.edition} state={version.state} />
        </Box>
        <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
          <Panel title="Version" padded>
            <FactList
              labelWidth={110}
              facts={[
                { label: 'Tariff', value: <TextLink to={`/tariffs/${encodeURIComponent(tariff)}/show`}>{tariff}</TextLink> },
                { label: 'Why', value: version.reason },
                { label: 'Begun by', value: version.draftedBy },
                { label: 'Last saved by', value: version.savedBy },
                { label: 'Proposed by', value: version.proposedBy },
                { label: 'Approved by', value: version.approvedBy },
                { label: 'Cancelled by', value: version.cancelledBy },
                {
                  label: 'Made from',
                  value: version.baseRevision === 0 ? 'nothing: the tariff was new' : `revision ${version.baseRevision}`,
                },
                { label: 'Became', value: version.revision === null ? null : `revision ${version.revision}` },
                { label: 'Notice', value: version.noticeDays === 0 ? null : `${version.noticeDays} days before rates change` },
              ]}
            />
          </Panel>
          <RateCheckFindings findings={{ refusals: [], assumptions }} />
          <HappeningsPanel
            log={events.map(({ event, onDate, reason, recordedAt, recordedBy }, index) => ({
              id: index,
              businessDate: onDate,
              actor: recordedBy,
              recordedAt,
              sentence: EVENTS[event],
              body: event === 'save' ? null : reason,
            }))}
          />
        </Box>
      </Box>
    </>
  )
}

function Head({ version }: { readonly version: TariffVersionPageJson }) {
  const { effectiveFrom, effectiveTo, publishedOn, users, state } = version
  const mayWrite = usePermission('rating.write')
  const [isTrying, setTrying] = useState(false)
  return (
    <RecordHeader
      kind="Tariff version"
      number={`${version.tariff} / ${version.version}`}
      name={version.name}
      state={<StateChip state={state} />}
      figures={
        <>
          <Figure label="Takes effect">
            {effectiveFrom === null && state === 'draft' ? 'not known yet' : daysText(effectiveFrom, effectiveTo)}
          </Figure>
          <Figure label="Published">{publishedOn === null ? 'on approval' : dayText(publishedOn)}</Figure>
          <Figure label="Agreements on those days">{users === null ? '–' : numberText(users.agreements)}</Figure>
        </>
      }
      acts={
        <>
          {state === 'draft' && mayWrite && <TextLink to={editorPath(version.tariff, version.version)}>Edit the draft</TextLink>}
          {(state === 'draft' || state === 'proposed') && (
            <ActionButton permission="rating.write" variant="outlined" onClick={() => setTrying(true)}>
              What-if…
            </ActionButton>
          )}
          {isTrying && (
            <TryTariffDialog
              draft={{ name: `Version ${version.version} of ${version.tariff}`, text: version.file }}
              onClose={() => setTrying(false)}
            />
          )}
          <VersionActs version={version} />
        </>
      }
    />
  )
}

/** What a person should know before they act. */
function Notices({ version }: { readonly version: TariffVersionPageJson }) {
  const { state, baseRevision, standingRevision, billedSegments } = version
  const isOpen = state === 'draft' || state === 'proposed'
  return (
    <>
      {isOpen && baseRevision !== standingRevision && (
        <Alert severity="warning">
          The tariff stands at revision {standingRevision} by now; this version was made from {baseRevision}. It has to take up
          what changed before it is proposed: {state === 'draft' ? 'open it in the editor.' : 'return it first.'}
        </Alert>
      )}
      {isOpen && billedSegments > 0 && (
        <Alert severity="warning">
          {numberText(billedSegments)} {billedSegments === 1 ? 'part' : 'parts'} of bills already made hold days that it changes.
          They stay as they are until somebody corrects them.
        </Alert>
      )}
    </>
  )
}
