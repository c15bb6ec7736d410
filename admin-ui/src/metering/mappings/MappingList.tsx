import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import type { MappingRecordJson } from '../../../../api/metering/files/contract.js'
import { Instant } from '../../presentation/Instant.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { usePermission } from '../../shell/use-permission.js'

const COLUMNS: readonly ListColumn<MappingRecordJson>[] = [
  { id: 'name', label: 'Mapping', sort: 'name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
  {
    id: 'version',
    label: 'Version',
    sort: 'version',
    align: 'right',
    render: (row) => row.version,
    text: (row) => row.version,
  },
  {
    id: 'what',
    label: 'What it reads',
    render: (row) => whatText(row),
    text: (row) => whatText(row),
  },
  { id: 'zone', label: 'Clock', render: (row) => row.mapping.zone, text: (row) => row.mapping.zone },
  { id: 'reason', label: 'Why', render: (row) => row.reason, text: (row) => row.reason, phone: 'hidden' },
  {
    id: 'recordedAt',
    label: 'Saved',
    sort: 'recordedAt',
    render: (row) => <Instant at={row.recordedAt} />,
    text: (row) => row.recordedAt,
  },
  { id: 'recordedBy', label: 'By', phone: 'hidden', render: (row) => row.recordedBy, text: (row) => row.recordedBy },
]

function whatText({ mapping }: MappingRecordJson): string {
  const values = mapping.values.map((value) => `${value.unit} ${value.direction}`).join(', ')
  return mapping.content === 'reads'
    ? `Reads of registers: ${values}`
    : `${mapping.content === 'dial_intervals' ? 'Dials every' : 'Intervals of'} ${(mapping.seconds ?? 0) / 60} minutes: ${values}`
}

/** The mappings of CSV files; a file keeps the version it was read with. */
export function MappingList() {
  const mayChange = usePermission('metering.import')
  return (
    <ListPage<MappingRecordJson>
      resource="csv-mappings"
      title="CSV mappings"
      subtitle="Which column of a CSV file is what. Saving makes a new version; files that were read keep theirs."
      columns={COLUMNS}
      sort={{ field: 'name', order: 'ASC' }}
      rowTo={(row) => `/csv-mappings/new?from=${row.id}`}
      searchFor="Name"
      initially={{ isNewest: true }}
      filters={[{ source: 'isNewest', label: 'Versions', choices: [{ value: true, label: 'Newest only' }] }]}
      acts={
        mayChange && (
          <Button component={Link} to="/csv-mappings/new" variant="contained">
            New mapping…
          </Button>
        )
      }
      empty={{
        title: 'No mapping yet',
        sentence: 'A CSV file of no format of its own needs one: which column holds the meter, the time and the values.',
      }}
    />
  )
}
