import { useState } from 'react'
import type { HoldJson } from '../../../api/collections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { scopeText } from './collection-words.js'
import { HoldManyDialog } from './HoldManyDialog.js'

/** Holds that stand, and how far each reaches. */
export function HoldsPanel({ holds }: { readonly holds: readonly HoldJson[] }) {
  const [isHolding, setHolding] = useState(false)
  const [released, setReleased] = useState<HoldJson>()
  const release = useCommand({ said: 'The hold is released.', onDone: () => setReleased(undefined) })
  const columns: readonly DenseColumn<HoldJson>[] = [
    { label: 'Holds', render: (row) => scopeText(row.scope, row.scopeValue) },
    { label: 'Why', render: (row) => row.reason, desktopOnly: true },
    { label: 'Until', render: (row) => (row.toOn === null ? 'it is released' : <Day date={row.toOn} />) },
    { label: 'Cases', align: 'right', render: (row) => row.cases },
    { label: 'Owed', align: 'right', render: (row) => <Money amount={row.owed} /> },
    {
      label: 'Acts',
      hidesLabel: true,
      render: (row) => (
        <ActionButton
          permission="collections.release"
          size="small"
          onClick={() => {
            release.begin()
            setReleased(row)
          }}
        >
          Release…
        </ActionButton>
      ),
    },
  ]
  return (
    <Panel
      title="Holds"
      aside={
        <ActionButton permission="collections.release" size="small" onClick={() => setHolding(true)}>
          Hold a class or an area…
        </ActionButton>
      }
    >
      {holds.length === 0 ? (
        <EmptyState dense title="Nothing is held" />
      ) : (
        <DenseTable label="Holds" rows={holds} columns={columns} rowKey={(row) => row.id} />
      )}
      {isHolding && <HoldManyDialog act="hold" onClose={() => setHolding(false)} />}
      {released !== undefined && (
        <ReasonDialog
          open
          title={`Release the hold of ${released.scope} ${released.scopeValue}`}
          confirmLabel={`Release ${released.cases} cases`}
          dangerous
          isSending={release.isSending}
          onConfirm={(reason) => release.send({ path: `/collection-holds/${released.id}/release`, body: { reason } })}
          onClose={() => setReleased(undefined)}
        >
          The cases go on where the law says.
        </ReasonDialog>
      )}
    </Panel>
  )
}
