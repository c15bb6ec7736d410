import type { ImportPageJson } from '../../../api/imports/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { bytesText } from './import-words.js'

interface FileRow {
  readonly name: string
  readonly sizeBytes: number
  readonly rows: number | undefined
  readonly written: number | undefined
  readonly leftOut: number | undefined
}

const number = (value: number | undefined): string => (value === undefined ? '–' : numberText(value))

const COLUMNS: readonly DenseColumn<FileRow>[] = [
  { label: 'File', render: (row) => row.name },
  { label: 'Size', align: 'right', render: (row) => bytesText(row.sizeBytes), desktopOnly: true },
  { label: 'Rows', align: 'right', render: (row) => number(row.rows) },
  { label: 'Written', align: 'right', render: (row) => number(row.written) },
  { label: 'Left out', align: 'right', render: (row) => number(row.leftOut) },
]

/** The files of the set, and how many rows of each were written. */
export function ImportFilesPanel({ page }: { readonly page: ImportPageJson }) {
  const rows = page.files.map((file): FileRow => {
    const count = page.counts.files?.find((entry) => entry.file === file.name)
    return { name: file.name, sizeBytes: file.sizeBytes, rows: count?.rows, written: count?.written, leftOut: count?.leftOut }
  })
  return (
    <Panel title="Files">
      {rows.length === 0 ? (
        <EmptyState
          dense
          title="No file"
          sentence={page.kind === 'synthetic' ? 'The rows of a synthetic utility are made, not read.' : undefined}
        />
      ) : (
        <DenseTable label="Files of the import" rows={rows} columns={COLUMNS} rowKey={(row) => row.name} />
      )}
    </Panel>
  )
}
