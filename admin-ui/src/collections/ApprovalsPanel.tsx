import Checkbox from '@mui/material/Checkbox'
import { useState } from 'react'
import type { CollectionRecordJson } from '../../../api/collections/contract.js'
import { Decimal } from '../../../domain/kernel/decimal.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { countText } from '../presentation/count-text.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { usePermission } from '../shell/use-permission.js'
import { ApproveManyDialog } from './ApproveManyDialog.js'
import { collectionPath } from './collection-words.js'

type Act = 'release_cut' | 'refuse_cut'

/** Disconnections that wait for a supervisor's word; some or all of them are decided at once. */
export function ApprovalsPanel({ approvals }: { readonly approvals: readonly CollectionRecordJson[] }) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [act, setAct] = useState<Act>()
  const mayRelease = usePermission('collections.release')
  const taken = approvals.filter(({ id }) => chosen.has(id))
  const owed = taken.reduce((sum, row) => sum.plus(row.owed), new Decimal(0)).toFixed(2)
  const none = taken.length === 0 ? 'Choose the cases first.' : undefined
  const toggle = (id: string): void => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  const columns: readonly DenseColumn<CollectionRecordJson>[] = [
    ...(mayRelease
      ? [
          {
            label: 'Choose',
            hidesLabel: true,
            width: 36,
            render: (row: CollectionRecordJson) => (
              <Checkbox
                size="small"
                sx={{ p: 0 }}
                checked={chosen.has(row.id)}
                onChange={() => toggle(row.id)}
                slotProps={{ input: { 'aria-label': `Choose ${row.id}` } }}
              />
            ),
          },
        ]
      : []),
    { label: 'Case', render: (row) => <TextLink to={collectionPath(row.id)}>{row.id}</TextLink> },
    { label: 'Customer', render: (row) => row.customerName },
    { label: 'Service', render: (row) => row.service, desktopOnly: true },
    { label: 'Owed', align: 'right', render: (row) => <Money amount={row.owed} /> },
  ]
  return (
    <Panel
      title={`Waits for release (${approvals.length})`}
      aside={
        approvals.length === 0 ? undefined : (
          <>
            <ActionButton
              permission="collections.release"
              size="small"
              variant="text"
              onClick={() => setChosen(taken.length === approvals.length ? new Set() : new Set(approvals.map(({ id }) => id)))}
            >
              {taken.length === approvals.length ? 'Choose none' : 'Choose all'}
            </ActionButton>
            <ActionButton
              permission="collections.release"
              size="small"
              variant="text"
              disabledBecause={none}
              onClick={() => setAct('refuse_cut')}
            >
              Do not release…
            </ActionButton>
            <ActionButton
              permission="collections.release"
              size="small"
              variant="contained"
              disabledBecause={none}
              onClick={() => setAct('release_cut')}
            >
              {taken.length === 0 ? 'Release…' : `Release ${taken.length}…`}
            </ActionButton>
          </>
        )
      }
    >
      {approvals.length === 0 ? (
        <EmptyState dense title="No disconnection waits for a supervisor" />
      ) : (
        <DenseTable label="Waits for release" rows={approvals} columns={columns} rowKey={(row) => row.id} />
      )}
      {act !== undefined && (
        <ApproveManyDialog
          act={act}
          ids={taken.map(({ id }) => id)}
          owed={owed}
          title={`${act === 'release_cut' ? 'Release' : 'Do not release'} ${countText(taken.length, 'disconnection')}`}
          onClose={() => {
            setAct(undefined)
            setChosen(new Set())
          }}
        />
      )}
    </Panel>
  )
}
