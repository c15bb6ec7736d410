import { useState } from 'react'
import type { StopJson } from '../../../api/collections/overview-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { scopeText } from './collection-words.js'
import { HoldManyDialog } from './HoldManyDialog.js'

const COLUMNS: readonly DenseColumn<StopJson>[] = [
  { label: 'Stopped', render: (row) => scopeText(row.scope, row.scopeValue) },
  { label: 'Why', render: (row) => row.reason, desktopOnly: true },
  { label: 'By', render: (row) => row.placedBy, desktopOnly: true },
  { label: 'On', render: (row) => <Day date={row.placedOn} /> },
  { label: 'Ended', align: 'right', render: (row) => `${row.ended} of ${row.cases}` },
  { label: 'Owed then', align: 'right', render: (row) => <Money amount={row.owed} /> },
]

/** Classes and areas whose collection was stopped in the last days, and how many of their cases have ended. */
export function StopsPanel({ stops }: { readonly stops: readonly StopJson[] }) {
  const [isStopping, setStopping] = useState(false)
  return (
    <Panel
      title="Stops"
      aside={
        <ActionButton permission="collections.release" size="small" color="error" onClick={() => setStopping(true)}>
          Stop a class or an area…
        </ActionButton>
      }
    >
      {stops.length === 0 ? (
        <EmptyState dense title="No class and no area was stopped in the last week" />
      ) : (
        <DenseTable label="Stops" rows={stops} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
      {isStopping && <HoldManyDialog act="stop" onClose={() => setStopping(false)} />}
    </Panel>
  )
}
