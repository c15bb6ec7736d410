import OpenInNewIcon from '@mui/icons-material/OpenInNew'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Link, useParams } from 'react-router-dom'
import type { ProcessPageJson } from '../../../api/processes/contract.js'
import { dayText } from '../presentation/date-text.js'
import { Day } from '../presentation/Day.js'
import { DueDay } from '../presentation/DueDay.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Instant } from '../presentation/Instant.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { ProcessActButtons } from './ProcessActButtons.js'
import { ProcessHistory } from './ProcessHistory.js'
import { StageLine } from './StageLine.js'
import { stagesOf, waitsText } from './process-stages.js'
import { LinksPanel } from './LinksPanel.js'
import { StuckNotice } from './StuckNotice.js'
import { kindText, ownerText, stepText } from './process-words.js'

/** One process: where it stands, what it waits for and until when, what may be done, and every step it took. */
export function ProcessShow() {
  const { id = '' } = useParams()
  const { data: process, error, isPending, refetch } = useRecordPage<ProcessPageJson>('processes', id, { refreshMs: 3_000 })
  if (process === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This process" onRetry={() => void refetch()} />
  }
  const waits = waitsText(process, dayText)
  return (
    <>
      <RecordHeader
        kind={kindText(process.kind)}
        number={process.subjectId}
        name={process.title}
        state={<StateChip state={process.state} />}
        figures={<Figures process={process} />}
        acts={<Acts process={process} />}
      />
      <Box
        sx={{
          p: 2,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 2fr) minmax(280px, 1fr)' },
          alignItems: 'start',
        }}
      >
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
          {process.state === 'stuck' && <StuckNotice process={process} />}
          <Panel
            title={waits ?? (process.endedAt === null ? `Now: ${stepText(process.step)}` : `Ended: ${stepText(process.step)}`)}
            padded
          >
            <StageLine stages={stagesOf(process)} />
          </Panel>
          <Panel title="History">
            <ProcessHistory steps={process.steps} />
          </Panel>
        </Box>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start' }}>
          <LinksPanel links={process.links} />
          <Panel title="Facts" padded>
            <FactList
              facts={[
                { label: 'Subject', value: <Subject process={process} /> },
                { label: 'Step', value: stepText(process.step) },
                { label: 'Waits for', value: process.waitsFor === null ? null : plainSentence(process.waitsFor) },
                { label: 'Whose turn', value: process.owner === null ? undefined : ownerText(process) },
                {
                  label: 'Due',
                  value: process.dueOn === null ? undefined : <DueDay date={process.dueOn} daysOverdue={process.daysOverdue} />,
                },
                { label: 'Next wake-up', value: process.nextWakeOn === null ? undefined : <Day date={process.nextWakeOn} /> },
                { label: 'Started', value: <Instant at={process.startedAt} /> },
                { label: 'Started by', value: process.startedBy },
                { label: 'Last change', value: <Instant at={process.updatedAt} /> },
                { label: 'Ended', value: process.endedAt === null ? undefined : <Instant at={process.endedAt} /> },
                { label: 'Workflow id', value: <code>{process.id}</code> },
              ]}
            />
          </Panel>
        </Box>
      </Box>
    </>
  )
}

function Figures({ process }: { readonly process: ProcessPageJson }) {
  return (
    <>
      {process.owner !== null && <Figure label="Whose turn">{ownerText(process)}</Figure>}
      {process.dueOn !== null && (
        <Figure label="Due">
          <DueDay date={process.dueOn} daysOverdue={process.daysOverdue} />
        </Figure>
      )}
      {process.nextWakeOn !== null && (
        <Figure label="Looks again">
          <Day date={process.nextWakeOn} />
        </Figure>
      )}
    </>
  )
}

function Subject({ process }: { readonly process: ProcessPageJson }) {
  const name = `${kindText(process.subjectKind)} ${process.subjectId}`
  return process.subjectPath === null ? name : <Link to={process.subjectPath}>{name}</Link>
}

function Acts({ process }: { readonly process: ProcessPageJson }) {
  return (
    <>
      <ProcessActButtons process={process} />
      {process.subjectPath !== null && (
        <Button component={Link} to={process.subjectPath} variant="outlined">
          Open {kindText(process.subjectKind).toLowerCase()}
        </Button>
      )}
      {process.temporalUrl !== null && (
        <Button href={process.temporalUrl} target="_blank" rel="noreferrer" variant="text" endIcon={<OpenInNewIcon />}>
          Open in Temporal
        </Button>
      )}
    </>
  )
}
