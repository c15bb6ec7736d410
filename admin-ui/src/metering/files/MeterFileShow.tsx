import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { MeterFileRecordJson } from '../../../../api/metering/files/contract.js'
import { Figure } from '../../presentation/Figure.js'
import { numberText } from '../../presentation/money-text.js'
import { Panel } from '../../presentation/Panel.js'
import { ProgressBar } from '../../presentation/ProgressBar.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { fileChip, fileSentence, isUnderWay } from './file-words.js'
import { HeldDataList } from './HeldDataList.js'
import { MeterFileFacts } from './MeterFileFacts.js'
import { MeterFindingList } from './MeterFindingList.js'

/** One meter file: how far it is read, what became of its records, what waits for a meter, and every finding. */
export function MeterFileShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<MeterFileRecordJson>('meter-files', id, {
    refreshMs: (file) => (file !== undefined && isUnderWay(file.state) ? 1_000 : false),
  })
  return (
    <RecordPage query={query} what={`Meter file ${id}`} listPath="/meter-files">
      {(file) => <MeterFile file={file} />}
    </RecordPage>
  )
}

function MeterFile({ file }: { readonly file: MeterFileRecordJson }) {
  const { counts } = file
  return (
    <>
      <RecordHeader
        kind="Meter file"
        number={String(file.id)}
        name={file.name}
        state={<StateChip state={file.state} {...fileChip(file.state)} />}
        figures={
          <>
            <Figure label="Records">{numberText(counts.records)}</Figure>
            <Figure label="Intervals">{numberText(counts.values)}</Figure>
            <Figure label="Held aside" emphasis={counts.held > 0}>
              {numberText(counts.held)}
            </Figure>
            <Figure label="Left out" emphasis={counts.errors > 0}>
              {numberText(counts.errors)}
            </Figure>
          </>
        }
      />
      <Box
        sx={{
          p: { xs: 0, sm: 2 },
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 380px' },
          alignItems: 'start',
        }}
      >
        <Panel title="Where it stands" padded>
          {fileSentence(file)}
          {isUnderWay(file.state) && (
            <Box sx={{ mt: 1 }}>
              <ProgressBar label="Reading of the file" done={counts.records} total={0} noun="records" />
            </Box>
          )}
        </Panel>
        <MeterFileFacts file={file} />
      </Box>
      {counts.held > 0 && <HeldDataList fileId={file.id} />}
      {!isUnderWay(file.state) && <MeterFindingList file={file} />}
    </>
  )
}
