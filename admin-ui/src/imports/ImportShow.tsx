import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { ImportPageJson } from '../../../api/imports/contract.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Figure } from '../presentation/Figure.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { ProgressBar } from '../presentation/ProgressBar.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { FindingList } from './FindingList.js'
import { ImportFacts } from './ImportFacts.js'
import { ImportFilesPanel } from './ImportFilesPanel.js'
import { importChip, importSentence, isUnderWay, rowsOf } from './import-words.js'

/** One import: its progress, what came of each file, and every finding with what to do about it. */
export function ImportShow() {
  const { id = '' } = useParams()
  const {
    data: page,
    error,
    isPending,
    refetch,
  } = useRecordPage<ImportPageJson>('imports', id, {
    refreshMs: (record) => (record !== undefined && isUnderWay(record.state) ? 1_000 : false),
  })
  if (page === undefined) {
    if (isPending) return <RecordSkeleton />
    return <ErrorState error={error} what="This import" onRetry={() => void refetch()} />
  }
  return (
    <>
      <RecordHeader
        kind={page.isDryRun ? 'Trial import' : 'Import'}
        number={String(page.id)}
        name={page.name}
        state={<StateChip state={page.state} {...importChip(page.state)} />}
        figures={
          <>
            <Figure label="Rows">{numberText(rowsOf(page))}</Figure>
            <Figure label="Errors" emphasis={page.errors > 0}>
              {numberText(page.errors)}
            </Figure>
            <Figure label="Warnings">{numberText(page.warnings)}</Figure>
          </>
        }
      />
      <Box sx={{ p: { xs: 0, sm: 2 }, pt: { xs: 2 }, display: 'grid', gap: 2 }}>
        <Panel title="Where it stands" padded>
          {importSentence(page)}
          {isUnderWay(page.state) && (
            <Box sx={{ mt: 1 }}>
              <ProgressBar label="Progress of the import" done={page.percent} total={100} noun="percent" now={page.step} />
            </Box>
          )}
        </Panel>
      </Box>
      {!isUnderWay(page.state) && <FindingList page={page} />}
      <Box
        sx={{
          p: { xs: 0, sm: 2 },
          pt: 0,
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' },
          alignItems: 'start',
        }}
      >
        <ImportFilesPanel page={page} />
        <ImportFacts page={page} />
      </Box>
    </>
  )
}
