import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import type { ImportRecordJson } from '../../../api/imports/contract.js'
import { ImportOpeningsButton } from '../billing/banks/ImportOpeningsButton.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { numberText } from '../presentation/money-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { usePermission } from '../shell/use-permission.js'
import { importChip, rowsOf } from './import-words.js'

const COLUMNS: readonly ListColumn<ImportRecordJson>[] = [
  { id: 'name', label: 'Set', sort: 'name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
  {
    id: 'state',
    label: 'State',
    sort: 'state',
    phone: 'title',
    render: (row) => <StateChip state={row.state} {...importChip(row.state)} />,
    text: (row) => row.state,
  },
  { id: 'isDryRun', label: 'Trial', render: (row) => (row.isDryRun ? 'yes' : 'no'), text: (row) => row.isDryRun },
  { id: 'rows', label: 'Rows', align: 'right', render: (row) => numberText(rowsOf(row)), text: (row) => rowsOf(row) },
  {
    id: 'errors',
    label: 'Errors',
    sort: 'errors',
    align: 'right',
    render: (row) => numberText(row.errors),
    text: (row) => row.errors,
  },
  {
    id: 'warnings',
    label: 'Warnings',
    sort: 'warnings',
    align: 'right',
    render: (row) => numberText(row.warnings),
    text: (row) => row.warnings,
  },
  {
    id: 'startedAt',
    label: 'Started',
    sort: 'startedAt',
    render: (row) => <Instant at={row.startedAt} />,
    text: (row) => row.startedAt,
  },
  {
    id: 'startedBy',
    label: 'By',
    phone: 'hidden',
    render: (row) => row.startedByName ?? row.startedBy,
    text: (row) => row.startedByName ?? row.startedBy,
  },
]

/** Imports of a utility's data, trials included. */
export function ImportList() {
  const prefetch = usePrefetchPage('imports')
  const mayRun = usePermission('imports.run')
  return (
    <ListPage<ImportRecordJson>
      resource="imports"
      title="Imports"
      subtitle="A utility's data from its former system: checked as a whole, written as a whole"
      columns={COLUMNS}
      sort={{ field: 'id', order: 'DESC' }}
      rowTo={(row) => `/imports/${row.id}/show`}
      prefetch={prefetch}
      refreshMs={4_000}
      acts={
        <>
          <ImportOpeningsButton />
          {mayRun && (
            <Button component={Link} to="/imports/new" variant="contained">
              Import a utility
            </Button>
          )}
        </>
      }
      empty={{
        title: 'Nothing has been imported',
        sentence:
          'The data of a utility come as a folder of CSV files with its tariffs and settings. A trial checks it and writes nothing.',
      }}
    />
  )
}
