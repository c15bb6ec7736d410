import Box from '@mui/material/Box'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { TariffPageJson } from '../../../api/rating/contract.js'
import { dayText } from '../presentation/date-text.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { TextLink } from '../presentation/TextLink.js'
import { stateText } from '../presentation/state-tone.js'
import { useCurrency, useToday } from '../presentation/use-utility.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { RevisionList } from './RevisionList.js'
import { SentenceList } from './SentenceList.js'
import { UploadTariffButton } from './UploadTariffButton.js'
import { TimelinePanel } from './versions/TimelinePanel.js'
import { VersionRules } from './VersionRules.js'
import { VersionTimeline } from './VersionTimeline.js'
import { usePermission } from '../shell/use-permission.js'
import { editorPath } from './versions/version-act-words.js'
import { changeDays, lastChange, nextChange } from './version-words.js'

/** The rules beside the time line; on a phone between it and what is known of the tariff as a whole. */
const LAYOUT = {
  p: { xs: 0, sm: 2 },
  pt: { xs: 2 },
  display: 'grid',
  gap: 2,
  gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '260px minmax(0, 1fr)' },
  gridTemplateRows: { lg: 'auto 1fr' },
  gridTemplateAreas: { xs: '"versions" "rules" "about"', lg: '"versions rules" "about rules"' },
} as const

/** A tariff for reading: its versions on a time line, the rules of the chosen one as sentences and price tables. */
export function TariffShow() {
  const { id = '' } = useParams()
  const { data: tariff, error, isPending, refetch } = useRecordPage<TariffPageJson>('tariffs', id)
  if (tariff === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This tariff" onRetry={() => void refetch()} />
  }
  return <TariffPage tariff={tariff} />
}

function TariffPage({ tariff }: { readonly tariff: TariffPageJson }) {
  const today = useToday() ?? ''
  const currency = useCurrency()
  const [chosen, setChosen] = useState<string>()
  const shown =
    tariff.versions.find((version) => version.from === chosen) ??
    tariff.versions.find((version) => version.standing === 'current') ??
    tariff.versions.at(-1)
  return (
    <>
      <Head tariff={tariff} today={today} />
      <Box sx={{ px: { xs: 0, sm: 2 }, pt: 2 }}>
        <TimelinePanel tariff={tariff.id} />
      </Box>
      <Box sx={LAYOUT}>
        <Box sx={{ gridArea: 'versions', minWidth: 0 }}>
          <Panel title="Prices by day">
            <VersionTimeline versions={tariff.timeline} shown={shown?.from ?? ''} onShow={setChosen} />
          </Panel>
        </Box>
        <Box sx={{ gridArea: 'rules', minWidth: 0 }}>{shown !== undefined && <VersionRules version={shown} today={today} />}</Box>
        <Box sx={{ gridArea: 'about', display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <Panel title="Tariff" padded>
            <FactList
              labelWidth={90}
              facts={[
                { label: 'Service', value: stateText(tariff.service) },
                { label: 'Unit', value: tariff.unit },
                { label: 'Prices in', value: currency },
                { label: 'Applies to', value: tariff.appliesTo === 'bill' ? 'the bill as a whole' : 'each agreement' },
                { label: 'Quantity', value: tariff.billedQuantity },
                { label: 'Note', value: tariff.note },
              ]}
            />
            {tariff.conventions.length > 0 && <SentenceList title="How it counts" sentences={tariff.conventions} />}
          </Panel>
          <Panel title="Revisions">
            <RevisionList tariff={tariff.id} revisions={tariff.revisions} />
          </Panel>
        </Box>
      </Box>
    </>
  )
}

function Head({ tariff, today }: { readonly tariff: TariffPageJson; readonly today: string }) {
  const last = lastChange(tariff.timeline, today)
  const next = nextChange(tariff.timeline, today)
  const mayWrite = usePermission('rating.write')
  return (
    <RecordHeader
      kind="Tariff"
      number={tariff.id}
      name={tariff.name}
      figures={
        <>
          <Figure label="Live agreements">{numberText(tariff.agreements)}</Figure>
          <Figure label="Prices since">{last === undefined ? '–' : dayText(last)}</Figure>
          <Figure label="Next change">{next === undefined ? 'none known' : dayText(next)}</Figure>
        </>
      }
      acts={
        <>
          {(changeDays(tariff.timeline).length > 1 || tariff.revisions.length > 1) && (
            <TextLink to={`/tariffs/${encodeURIComponent(tariff.id)}/compare`}>What changed</TextLink>
          )}
          <TextLink to={`/tariffs/${encodeURIComponent(tariff.id)}/users`}>Who uses it</TextLink>
          {mayWrite && <TextLink to={editorPath(tariff.id)}>New version</TextLink>}
          <UploadTariffButton tariff={tariff.id} revision={tariff.revision} />
        </>
      }
    />
  )
}
