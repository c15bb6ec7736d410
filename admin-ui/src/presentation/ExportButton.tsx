import DownloadIcon from '@mui/icons-material/FileDownloadOutlined'
import Button from '@mui/material/Button'
import { useState } from 'react'
import { type RaRecord, useDataProvider, useListContext, useNotify } from 'react-admin'
import { csvText, downloadText } from './csv-text.js'
import type { ListColumn } from './list-column.js'
import { numberText } from './money-text.js'
import { useToday } from './use-utility.js'

const PAGE = 200
const ROWS_MAX = 20_000

/** A CSV of the rows that the filter leaves, in the order and with the columns that are seen. */
export function ExportButton<Row extends RaRecord>({
  resource,
  columns,
}: {
  readonly resource: string
  readonly columns: readonly ListColumn<Row>[]
}) {
  const { total, sort, filterValues, filter } = useListContext()
  const [isBusy, setBusy] = useState(false)
  const dataProvider = useDataProvider()
  const notify = useNotify()
  const today = useToday()

  const run = async (): Promise<void> => {
    setBusy(true)
    try {
      const rows: Row[] = []
      const last = Math.min(total ?? 0, ROWS_MAX)
      for (let page = 1; rows.length < last; page += 1) {
        const answer = await dataProvider.getList<Row>(resource, {
          pagination: { page, perPage: PAGE },
          sort,
          filter: { ...filterValues, ...filter },
        })
        rows.push(...answer.data)
        if (answer.data.length < PAGE) break
      }
      downloadText(
        `${resource}-${today ?? 'export'}.csv`,
        csvText(
          columns.map((column) => ({ head: column.label, text: column.text })),
          rows,
        ),
      )
      if ((total ?? 0) > ROWS_MAX)
        notify(
          `The file has the first ${numberText(ROWS_MAX)} of ${numberText(total ?? 0)} rows. Narrow the list to get all of them.`,
        )
    } catch (error) {
      notify(error instanceof Error ? error.message : String(error), { type: 'error' })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Button
      variant="text"
      color="inherit"
      startIcon={<DownloadIcon />}
      disabled={isBusy || total === undefined || total === 0}
      onClick={() => void run()}
    >
      {isBusy ? 'Preparing…' : 'Export CSV'}
    </Button>
  )
}
