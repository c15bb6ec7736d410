import type { TariffVersionRecordJson } from '../../../../api/rating/version-contract.js'
import { Day } from '../../presentation/Day.js'
import { Instant } from '../../presentation/Instant.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { versionPath } from './version-act-words.js'

const COLUMNS: readonly ListColumn<TariffVersionRecordJson>[] = [
  {
    id: 'tariff',
    label: 'Tariff',
    sort: 'tariff',
    phone: 'title',
    render: (row) => <strong>{row.tariff}</strong>,
    text: (row) => row.tariff,
  },
  { id: 'name', label: 'Name', phone: 'title', render: (row) => row.name, text: (row) => row.name },
  { id: 'version', label: 'Version', sort: 'version', align: 'right', render: (row) => row.version, text: (row) => row.version },
  { id: 'state', label: 'State', sort: 'state', render: (row) => <StateChip state={row.state} />, text: (row) => row.state },
  {
    id: 'effectiveFrom',
    label: 'Takes effect',
    sort: 'effectiveFrom',
    render: (row) => <Day date={row.effectiveFrom} />,
    text: (row) => row.effectiveFrom,
  },
  { id: 'savedBy', label: 'Made by', render: (row) => row.savedBy, text: (row) => row.savedBy },
  {
    id: 'savedAt',
    label: 'Last saved',
    sort: 'savedAt',
    render: (row) => <Instant at={row.savedAt} />,
    text: (row) => row.savedAt,
  },
  {
    id: 'approvedBy',
    label: 'Approved by',
    phone: 'hidden',
    render: (row) => row.approvedBy ?? '–',
    text: (row) => row.approvedBy,
  },
  { id: 'reason', label: 'Why', phone: 'hidden', render: (row) => row.reason, text: (row) => row.reason },
]

const SAVED = [
  { label: 'Waiting for approval', filter: { state: 'proposed' } },
  { label: 'Drafts', filter: { state: 'draft' } },
  { label: 'Approved', filter: { state: 'approved' } },
]

/** Versions of all tariffs on their way into force. */
export function VersionList() {
  return (
    <ListPage<TariffVersionRecordJson>
      resource="tariff-versions"
      title="Tariff versions"
      subtitle="Drafts, what waits for approval, and what was approved"
      columns={COLUMNS}
      saved={SAVED}
      sort={{ field: 'savedAt', order: 'DESC' }}
      rowTo={(row) => versionPath(row.tariff, row.version)}
      searchFor="Code or name"
      empty={{
        title: 'No version was begun yet',
        sentence: 'Begin one on the page of a tariff. What an import brought is in force and is not listed here.',
      }}
    />
  )
}
