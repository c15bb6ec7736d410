import Box from '@mui/material/Box'
import type { ApplicationPageJson } from '../../../api/applications/contract.js'
import { Day } from '../presentation/Day.js'
import { Figure } from '../presentation/Figure.js'
import { HappeningsPanel } from '../presentation/HappeningsPanel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { applicationKindText } from './application-words.js'
import { ApplicantPanel } from './ApplicantPanel.js'
import { ApplicationActs } from './ApplicationActs.js'
import { ApplicationStateChip } from './ApplicationStateChip.js'
import { DocumentsPanel } from './DocumentsPanel.js'
import { LookalikesPanel } from './LookalikesPanel.js'
import { PlanPanel } from './PlanPanel.js'
import { PlacePanel } from './PlacePanel.js'

export function ApplicationPanels({ entry }: { readonly entry: ApplicationPageJson }) {
  const isWaiting = entry.state === 'submitted' || entry.state === 'asked'
  return (
    <>
      <RecordHeader
        kind={applicationKindText(entry.kind)}
        number={entry.id}
        name={entry.applicant}
        state={<ApplicationStateChip entry={entry} />}
        below={
          <Box sx={{ fontSize: '0.8125rem' }}>
            {entry.premiseId === null ? (
              entry.address
            ) : (
              <RecordLink resource="premises" id={entry.premiseId}>
                {entry.address}
              </RecordLink>
            )}
            <Became entry={entry} />
          </Box>
        }
        figures={
          <>
            <Figure label="Wanted from">
              <Day date={entry.startOn} />
            </Figure>
            {entry.dueOn !== null && (
              <Figure
                label={entry.state === 'asked' ? 'Applicant until' : 'Decide by'}
                emphasis={entry.isOverdue}
                note={entry.remindedOn === null ? ' ' : 'reminded'}
              >
                <Day date={entry.dueOn} />
              </Figure>
            )}
            <Figure label="Sent">
              <Day date={entry.submittedOn} />
            </Figure>
          </>
        }
        acts={<ApplicationActs entry={entry} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.2fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
          <ApplicantPanel entry={entry} />
          <DocumentsPanel entry={entry} />
          {isWaiting && <HappeningsPanel log={entry.log} />}
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
          {!isWaiting && <HappeningsPanel log={entry.log} />}
          {isWaiting && <LookalikesPanel entry={entry} />}
          {entry.plan !== null && <PlanPanel plan={entry.plan} />}
          {entry.premiseId !== null && isWaiting && <PlacePanel premiseId={entry.premiseId} />}
        </Box>
      </Box>
    </>
  )
}

function Became({ entry }: { readonly entry: ApplicationPageJson }) {
  if (entry.requestId !== null) {
    return (
      <>
        {' · request '}
        <RecordLink resource="service-requests" id={entry.requestId} />
      </>
    )
  }
  if (entry.connectionId === null) return null
  return (
    <>
      {' · connection '}
      <RecordLink resource="connections" id={entry.connectionId} />
    </>
  )
}
