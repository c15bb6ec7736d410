import Link from '@mui/material/Link'
import type { ReadRouteRecordJson } from '../../../../api/metering/route-routes.js'
import { Day } from '../../presentation/Day.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { numberText } from '../../presentation/money-text.js'
import { SendMeterFileButton } from '../files/SendMeterFileButton.js'

const COLUMNS: readonly ListColumn<ReadRouteRecordJson>[] = [
  { id: 'id', label: 'Route', sort: 'id', phone: 'title', render: (row) => row.id, text: (row) => row.id },
  {
    id: 'premises',
    label: 'Premises',
    sort: 'premises',
    align: 'right',
    render: (row) => numberText(row.premises),
    text: (row) => row.premises,
  },
  {
    id: 'registers',
    label: 'Registers',
    sort: 'registers',
    align: 'right',
    render: (row) => numberText(row.registers),
    text: (row) => row.registers,
  },
  {
    id: 'due',
    label: 'Not read for 25 days',
    sort: 'due',
    align: 'right',
    render: (row) => numberText(row.due),
    text: (row) => row.due,
  },
  {
    id: 'last',
    label: 'Last read',
    sort: 'lastReadOn',
    render: (row) => <Day date={row.lastReadOn} />,
    text: (row) => row.lastReadOn,
  },
  {
    id: 'sheet',
    label: 'For the hand-held',
    render: (row) => (
      <Link href={`/api/v1/read-routes/${encodeURIComponent(row.id)}/sheet.csv`} download>
        Sheet in walk order
      </Link>
    ),
    text: () => '',
  },
]

/** The walks of the meter readers: a sheet goes out in walk order and comes back as a meter file. */
export function ReadRouteList() {
  return (
    <ListPage<ReadRouteRecordJson>
      resource="read-routes"
      title="Read routes"
      subtitle="Take a sheet out, fill in read_on and value, or a note why it could not be read, and send it back."
      columns={COLUMNS}
      sort={{ field: 'id', order: 'ASC' }}
      searchFor="Route"
      acts={<SendMeterFileButton />}
      empty={{ title: 'No meter hangs on a route', sentence: 'Routes come with the premises of an import.' }}
    />
  )
}
