import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ProtectionJson } from '../../../api/collections/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { ReasonDialog } from '../presentation/ReasonDialog.js'
import { useCommand } from '../presentation/use-command.js'
import { AddProtectionDialog } from './AddProtectionDialog.js'
import { PROTECTION_TEXTS, SOURCE_TEXTS } from './collection-words.js'

/** What protects a household, with its evidence; for the roles that need it. */
export function ProtectionsPanel({ accountId }: { readonly accountId: string }) {
  const [adding, setAdding] = useState<'new' | ProtectionJson>()
  const [ending, setEnding] = useState<ProtectionJson>()
  const end = useCommand({ said: 'The protection has ended.', onDone: () => setEnding(undefined) })
  const { data, error } = useQuery({
    queryKey: ['collections', 'protections', accountId],
    queryFn: async ({ signal }) =>
      (await callApi<ProtectionJson[]>(`/accounts/${encodeURIComponent(accountId)}/protections`, { signal })).body,
  })
  const columns: readonly DenseColumn<ProtectionJson>[] = [
    {
      label: 'What',
      render: (row) => (
        <>
          {PROTECTION_TEXTS[row.kind] ?? row.kind}
          {row.programme === null ? '' : `: ${row.programme}`}
          {row.renewals === 0 ? '' : ` (renewal ${row.renewals})`}
        </>
      ),
    },
    { label: 'From', render: (row) => <Day date={row.beginsOn} /> },
    {
      label: 'Until',
      render: (row) =>
        row.endedOn !== null ? (
          <>
            ended <Day date={row.endedOn} />
          </>
        ) : row.endsOn === null ? (
          'further notice'
        ) : (
          <Day date={row.endsOn} />
        ),
    },
    { label: 'Evidence', render: (row) => `${SOURCE_TEXTS[row.source] ?? row.source}: ${row.evidence}`, desktopOnly: true },
    {
      label: 'Acts',
      hidesLabel: true,
      render: (row) =>
        row.endedOn !== null ? null : row.id === null ? (
          'changed at the customer'
        ) : (
          <>
            {row.mayRenew && (
              <ActionButton permission="collections.protect" size="small" onClick={() => setAdding(row)}>
                Renew…
              </ActionButton>
            )}
            <ActionButton
              permission="collections.protect"
              size="small"
              onClick={() => {
                end.begin()
                setEnding(row)
              }}
            >
              End…
            </ActionButton>
          </>
        ),
    },
  ]
  return (
    <Panel
      title="Protections"
      aside={
        <ActionButton permission="collections.protect" size="small" onClick={() => setAdding('new')}>
          Add a protection…
        </ActionButton>
      }
    >
      {error !== null ? (
        <EmptyState dense tone="action" title="Protections could not be read" sentence={error.message} />
      ) : data === undefined || data.length === 0 ? (
        <EmptyState dense title={data === undefined ? 'Reading…' : 'Nothing on record'} />
      ) : (
        <DenseTable
          label="Protections"
          rows={data}
          columns={columns}
          rowKey={(row) => row.id ?? row.kind}
          isMarked={(row) => row.isInForce}
        />
      )}
      {adding !== undefined && (
        <AddProtectionDialog
          accountId={accountId}
          renews={adding === 'new' ? null : adding}
          onClose={() => setAdding(undefined)}
        />
      )}
      {ending !== undefined && (
        <ReasonDialog
          open
          title={`End the protection: ${PROTECTION_TEXTS[ending.kind] ?? ending.kind}`}
          confirmLabel="End the protection"
          dangerous
          isSending={end.isSending}
          onConfirm={(reason) => end.send({ path: `/protections/${ending.id}/end`, body: { reason } })}
          onClose={() => setEnding(undefined)}
        >
          From today on it no longer protects the household. Collection may go on at once.
        </ReasonDialog>
      )}
    </Panel>
  )
}
