import { useNavigate } from 'react-router-dom'
import type { TariffRecordJson } from '../../../api/rating/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { Instant } from '../presentation/Instant.js'
import type { ListColumn } from '../presentation/list-column.js'
import { ListPage } from '../presentation/ListPage.js'
import { numberText } from '../presentation/money-text.js'
import { stateText } from '../presentation/state-tone.js'
import { useToday } from '../presentation/use-utility.js'
import { usePrefetchPage } from '../presentation/use-record-page.js'
import { UploadTariffButton } from './UploadTariffButton.js'
import { lastChange, nextChange } from './version-words.js'

/** The rate book: every tariff with who is billed by it and when its prices changed and will change. */
export function TariffList() {
  const prefetch = usePrefetchPage('tariffs')
  const today = useToday() ?? ''
  const navigate = useNavigate()
  const columns: readonly ListColumn<TariffRecordJson>[] = [
    { id: 'id', label: 'Code', sort: 'id', phone: 'title', render: (row) => <strong>{row.id}</strong>, text: (row) => row.id },
    { id: 'name', label: 'Name', sort: 'name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
    { id: 'service', label: 'Service', sort: 'service', render: (row) => stateText(row.service), text: (row) => row.service },
    {
      id: 'agreements',
      label: 'Live agreements',
      sort: 'agreements',
      align: 'right',
      render: (row) => numberText(row.agreements),
      text: (row) => row.agreements,
    },
    {
      id: 'lastChange',
      label: 'Prices since',
      render: (row) => <Day date={lastChange(row.timeline, today)} />,
      text: (row) => lastChange(row.timeline, today),
    },
    {
      id: 'nextChange',
      label: 'Next change',
      render: (row) => <Day date={nextChange(row.timeline, today)} />,
      text: (row) => nextChange(row.timeline, today),
    },
    {
      id: 'revision',
      label: 'Revision',
      sort: 'revision',
      align: 'right',
      phone: 'hidden',
      render: (row) => row.revision,
      text: (row) => row.revision,
    },
    {
      id: 'updatedAt',
      label: 'Changed',
      sort: 'updatedAt',
      optional: true,
      render: (row) => <Instant at={row.updatedAt} />,
      text: (row) => row.updatedAt,
    },
  ]
  return (
    <ListPage<TariffRecordJson>
      resource="tariffs"
      title="Tariffs"
      subtitle="What the utility charges, as its rate book says"
      columns={columns}
      sort={{ field: 'id', order: 'ASC' }}
      rowTo={(row) => `/tariffs/${encodeURIComponent(row.id)}/show`}
      prefetch={prefetch}
      searchFor="Code or name"
      acts={
        <>
          <ActionButton permission="rating.write" variant="outlined" onClick={() => void navigate('/tariff-import')}>
            Import URDB or OWRS
          </ActionButton>
          <UploadTariffButton />
          <ActionButton permission="rating.write" variant="contained" onClick={() => void navigate('/tariff-editor')}>
            New tariff
          </ActionButton>
        </>
      }
      empty={{
        title: 'There are no tariffs',
        sentence:
          'They arrive with the import of the utility, or one by one as a tariff file; docs/tariffs.md describes the form.',
      }}
    />
  )
}
