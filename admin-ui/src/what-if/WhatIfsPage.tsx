import type { WhatIfJson } from '../../../api/what-if/contract.js'
import { Day } from '../presentation/Day.js'
import type { DenseColumn } from '../presentation/DenseTable.js'
import { numberText } from '../presentation/money-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { TriedList } from '../presentation/TriedList.js'
import { TryTariffDialog } from './TryTariffDialog.js'
import { whatIfPath, whatIfStateText } from './what-if-words.js'

const COLUMNS: readonly DenseColumn<WhatIfJson>[] = [
  { label: 'Tariff', render: (row) => <TextLink to={whatIfPath(row.id)}>{row.tariff}</TextLink> },
  { label: 'As on', render: (row) => <Day date={row.asOn} />, desktopOnly: true },
  { label: 'From', render: (row) => <Day date={row.from} /> },
  { label: 'To', render: (row) => <Day date={row.to} /> },
  { label: 'State', render: (row) => <StateChip state={row.state} label={whatIfStateText(row.state)} /> },
  {
    label: 'Accounts',
    align: 'right',
    render: (row) => `${numberText(row.examined)} of ${numberText(row.accounts)}`,
    desktopOnly: true,
  },
  { label: 'Why', render: (row) => row.reason, desktopOnly: true },
  { label: 'By', render: (row) => row.startedBy, desktopOnly: true },
]

/** Draft tariffs that were tried on past use: what each would have brought in. */
export function WhatIfsPage() {
  return (
    <TriedList<WhatIfJson>
      title="What-if"
      subtitle="What a draft tariff would have brought in on past use, beside the released tariffs"
      resource="what-ifs"
      columns={COLUMNS}
      act={{
        label: 'Try a tariff…',
        permission: 'rating.write',
        dialog: (onClose) => <TryTariffDialog onClose={onClose} />,
      }}
      empty={{
        title: 'No tariff was tried yet',
        sentence: "Try a draft on last year's use before it is saved: nothing of bills or accounts is changed.",
      }}
    />
  )
}
