import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { MappingPreviewJson } from '../../../../api/metering/files/contract.js'
import { useSettled } from '../../documents/use-settled.js'
import { callApi } from '../../http.js'
import { DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Panel } from '../../presentation/Panel.js'
import { meterFindingText } from '../files/file-words.js'
import { qualityText } from '../intervals/load-points.js'
import { pointTime } from '../intervals/point-time.js'
import { cleaned, type Draft, whyNotReady } from './mapping-draft.js'

interface Props {
  readonly draft: Draft
  readonly sample: string
}

/** What the mapping makes of the first rows, while it is written: the rows as they stand, the values they give, and what is odd. */
export function MappingPreviewPanel({ draft, sample }: Props) {
  const settled = useSettled(JSON.stringify(cleaned(draft)))
  const missing = whyNotReady(draft)
  const query = useQuery({
    queryKey: ['csv-mapping-previews', settled, sample],
    enabled: sample !== '' && missing === undefined,
    retry: false,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) =>
      (
        await callApi<MappingPreviewJson>('/csv-mapping-previews', {
          method: 'POST',
          body: { mapping: JSON.parse(settled) as Draft, text: sample },
          signal,
        })
      ).body,
  })
  const preview = query.data
  return (
    <Panel title="What comes of it">
      {sample === '' ? (
        <EmptyState
          dense
          title="No file chosen"
          sentence="Choose one on the left: its first rows are shown here, and what the mapping makes of them."
        />
      ) : missing !== undefined ? (
        <EmptyState dense title="Not yet" sentence={missing} />
      ) : query.isError ? (
        <Alert severity="warning" sx={{ m: 1.5 }}>
          {query.error instanceof Error ? query.error.message : String(query.error)}
        </Alert>
      ) : preview === undefined ? (
        <EmptyState dense title="Trying it…" />
      ) : (
        <>
          {preview.findings.map((finding) => (
            <Alert key={`${finding.line} ${finding.code}`} severity="warning" sx={{ m: 1.5, mb: 0 }}>
              Line {finding.line}, {meterFindingText(finding.code)}: {finding.sentence}
              {finding.rawValue !== null && (
                <>
                  {' '}
                  <code>{finding.rawValue.slice(0, 80)}</code>
                </>
              )}
            </Alert>
          ))}
          <Heading>Values</Heading>
          <DenseTable
            label="Values of the first rows"
            rows={preview.values}
            rowKey={(value) => `${value.line} ${value.channel}`}
            columns={[
              { label: 'Line', align: 'right', render: (value) => value.line },
              { label: 'Meter', render: (value) => value.meter },
              { label: 'Channel', render: (value) => value.channel },
              {
                label: draft.content === 'reads' ? 'Read at' : 'Interval from',
                render: (value) => pointTime(Date.parse(value.at) / 1000, draft.zone, 'table'),
              },
              {
                label: 'Value',
                align: 'right',
                render: (value) => (value.value === null ? '–' : `${value.value} ${value.unit}`),
              },
              { label: 'Quality', render: (value) => qualityText(value.quality) },
            ]}
          />
          <Heading>Rows as they stand</Heading>
          <Box sx={{ overflowX: 'auto' }}>
            <DenseTable
              label="First rows of the file"
              rows={preview.rows.map((cells, index) => ({ cells, index }))}
              rowKey={(row) => row.index}
              columns={preview.columns.map((column, at) => ({
                label: column,
                render: (row: { cells: string[] }) => row.cells[at] ?? '',
              }))}
            />
          </Box>
        </>
      )}
    </Panel>
  )
}

function Heading({ children }: { readonly children: string }) {
  return <Box sx={{ px: 1.5, pt: 1.5, pb: 0.5, fontWeight: 600, fontSize: '0.8125rem' }}>{children}</Box>
}
