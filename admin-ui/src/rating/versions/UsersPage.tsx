import { useParams, useSearchParams } from 'react-router-dom'
import type { TariffUserRecordJson } from '../../../../api/rating/version-contract.js'
import { Day } from '../../presentation/Day.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { TextLink } from '../../presentation/TextLink.js'
import { classText } from '../../reports/report-words.js'
import { daysText } from './version-act-words.js'

const COLUMNS: readonly ListColumn<TariffUserRecordJson>[] = [
  {
    id: 'accountId',
    label: 'Account',
    sort: 'accountId',
    phone: 'title',
    render: (row) => <TextLink to={`/accounts/${row.accountId}/show`}>{row.accountId}</TextLink>,
    text: (row) => row.accountId,
  },
  { id: 'customerName', label: 'Customer', phone: 'title', render: (row) => row.customerName, text: (row) => row.customerName },
  { id: 'customerClass', label: 'Class', render: (row) => classText(row.customerClass), text: (row) => row.customerClass },
  { id: 'id', label: 'Agreement', sort: 'id', render: (row) => row.id, text: (row) => row.id },
  { id: 'address', label: 'Address', render: (row) => row.address, text: (row) => row.address },
  { id: 'startOn', label: 'Since', sort: 'startOn', render: (row) => <Day date={row.startOn} />, text: (row) => row.startOn },
  { id: 'stopOn', label: 'Until', render: (row) => <Day date={row.stopOn} />, text: (row) => row.stopOn },
  { id: 'state', label: 'State', sort: 'state', render: (row) => <StateChip state={row.state} />, text: (row) => row.state },
  { id: 'billedTo', label: 'Billed to', render: (row) => <Day date={row.billedTo} />, text: (row) => row.billedTo },
]

const SAVED = [
  { label: 'Live', filter: { isLive: true } },
  { label: 'Residential', filter: { customerClass: 'residential' } },
  { label: 'Commercial', filter: { customerClass: 'commercial' } },
]

/** Which accounts are billed by a tariff; with `from` and `to` those with service on some day of them, the days of a version. */
export function UsersPage() {
  const { id = '' } = useParams()
  const [search] = useSearchParams()
  const [from, to] = [search.get('from'), search.get('to')]
  return (
    <ListPage<TariffUserRecordJson>
      key={`${id} ${from ?? ''} ${to ?? ''}`}
      resource="tariff-users"
      title={`Who uses ${id}`}
      subtitle={
        <>
          <TextLink to={`/tariffs/${encodeURIComponent(id)}/show`}>{`Tariff ${id}`}</TextLink>
          {from === null ? '' : ` · with service ${daysText(from, to)}`}
        </>
      }
      columns={COLUMNS}
      saved={SAVED}
      always={{
        tariffCode: id,
        ...(from === null ? {} : { servedFrom: from }),
        ...(to === null ? {} : { servedTo: to }),
      }}
      sort={{ field: 'id', order: 'ASC' }}
      rowTo={(row) => `/agreements/${row.id}/show`}
      empty={{ title: 'Nobody is billed by it', sentence: 'An agreement names its tariff when service begins or is moved.' }}
    />
  )
}
