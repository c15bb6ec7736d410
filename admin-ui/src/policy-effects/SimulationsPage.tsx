import type { SimulationJson } from '../../../api/policy-effects/contract.js'
import { Day } from '../presentation/Day.js'
import type { DenseColumn } from '../presentation/DenseTable.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { TriedList } from '../presentation/TriedList.js'
import { simulationPath, simulationStateText } from './effect-words.js'
import { TryPackDialog } from './TryPackDialog.js'

const COLUMNS: readonly DenseColumn<SimulationJson>[] = [
  { label: 'Pack', render: (row) => <TextLink to={simulationPath(row.id)}>{`${row.packName} ${row.version}`}</TextLink> },
  { label: 'From', render: (row) => <Day date={row.from} /> },
  { label: 'To', render: (row) => <Day date={row.to} /> },
  { label: 'State', render: (row) => <StateChip state={row.state} label={simulationStateText(row.state)} /> },
  { label: 'Accounts', align: 'right', render: (row) => `${row.examined} of ${row.accounts}`, desktopOnly: true },
  { label: 'Why', render: (row) => row.reason, desktopOnly: true },
  { label: 'By', render: (row) => row.startedBy, desktopOnly: true },
]

/** Packs that were tried on the past: what each would have done. */
export function SimulationsPage() {
  return (
    <TriedList<SimulationJson>
      title="Effect of a policy"
      subtitle="What a policy pack would have done in a past period, beside the packs in force and what happened"
      resource="policy-simulations"
      columns={COLUMNS}
      act={{
        label: 'Try a pack…',
        permission: 'policy.propose',
        dialog: (onClose) => <TryPackDialog onClose={onClose} />,
      }}
      empty={{
        title: 'No pack was tried yet',
        sentence: 'Try a draft on last winter before it is released: nothing of the accounts is changed.',
      }}
    />
  )
}
