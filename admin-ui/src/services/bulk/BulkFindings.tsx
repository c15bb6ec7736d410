import Box from '@mui/material/Box'
import { type DenseColumn, DenseTable } from '../../presentation/DenseTable.js'
import { Panel } from '../../presentation/Panel.js'
import { plainSentence } from '../../presentation/plain-sentence.js'
import { type BulkFinding, type BulkLine, refusedLines } from './bulk-rows.js'

interface Props {
  readonly csv: string
  readonly findings: readonly BulkFinding[]
}

const COLUMNS: readonly DenseColumn<BulkLine>[] = [
  { label: 'Line', align: 'right', width: 56, render: (row) => row.line },
  {
    label: 'What is wrong',
    render: (row) => (
      <>
        {row.findings.map((finding) => (
          <Box key={`${finding.code} ${finding.sentence}`}>
            {plainSentence(finding.sentence)}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              ({finding.code})
            </Box>
          </Box>
        ))}
        <Box component="code" sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
          {row.text}
        </Box>
      </>
    ),
  },
]

/** The rows that cannot be, each with why. */
export function BulkFindings({ csv, findings }: Props) {
  return (
    <Panel title="Rows to mend">
      <DenseTable label="Rows to mend" rows={refusedLines(csv, findings)} columns={COLUMNS} rowKey={(row) => row.line} />
    </Panel>
  )
}
