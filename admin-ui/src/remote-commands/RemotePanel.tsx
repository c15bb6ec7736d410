import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { RemoteCommandJson, RemoteStandingJson } from '../../../api/remote-commands/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { useCommand } from '../presentation/use-command.js'
import { COMMAND_TEXTS, SWITCH_TEXTS } from './command-words.js'
import { ReachDialog } from './ReachDialog.js'

const COLUMNS: readonly DenseColumn<RemoteCommandJson>[] = [
  {
    label: 'Command',
    render: (row) => (
      <TextLink
        to={`/processes/${encodeURIComponent(`remote-command/${row.id}`)}/show`}
      >{`${COMMAND_TEXTS[row.kind]}, ${row.id}`}</TextLink>
    ),
  },
  { label: 'Asked', render: (row) => <Day date={row.askedOn} /> },
  { label: 'State', render: (row) => <StateChip state={row.state} /> },
  { label: 'What came of it', render: (row) => row.lastSentence, desktopOnly: true },
]

/** What a meter can do from afar, how its switch stood last, and what it was told. */
export function RemotePanel({ meterId }: { readonly meterId: string }) {
  const [isOpen, setOpen] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['meters', 'remote', meterId],
    queryFn: async ({ signal }) =>
      (await callApi<RemoteStandingJson>(`/meters/${encodeURIComponent(meterId)}/remote`, { signal })).body,
    refetchInterval: (query) => (query.state.data?.commands.some(({ isSettled }) => !isSettled) === true ? 2_000 : 60_000),
  })
  const { begin, send, isSending } = useCommand({ said: 'The meter was asked.', onDone: () => void refetch() })
  if (error !== null && data === undefined) return <ErrorState what="From afar" error={error} onRetry={() => void refetch()} />
  if (data === undefined) return null
  return (
    <Panel
      title="From afar"
      aside={
        <>
          <ActionButton
            permission="metering.write"
            size="small"
            disabledBecause={
              data.isRemoteCapable
                ? isSending
                  ? 'The meter is being asked.'
                  : undefined
                : 'This meter cannot be reached from afar.'
            }
            onClick={() => {
              begin()
              send({ path: `/meters/${encodeURIComponent(meterId)}/remote-reads`, body: {} })
            }}
          >
            Read now
          </ActionButton>
          <ActionButton permission="fieldwork.configure" size="small" onClick={() => setOpen(true)}>
            Change…
          </ActionButton>
        </>
      }
    >
      <Box sx={{ px: 1.5, py: 1 }}>
        <FactList
          facts={[
            { label: 'Reached from afar', value: data.isRemoteCapable ? 'yes' : 'no' },
            {
              label: 'Switch',
              value: !data.hasSwitch ? (
                'none'
              ) : data.switchState === null ? (
                'has one; the meter never said how it stands'
              ) : (
                <>
                  {SWITCH_TEXTS[data.switchState]}, as the meter said on <Day date={data.switchSaidOn} />
                </>
              ),
            },
          ]}
        />
      </Box>
      {data.commands.length === 0 ? (
        <EmptyState dense title="It was never told anything" />
      ) : (
        <DenseTable label="Commands" rows={data.commands} columns={COLUMNS} rowKey={(row) => row.id} />
      )}
      <ReachDialog open={isOpen} meterId={meterId} standing={data} onClose={() => setOpen(false)} />
    </Panel>
  )
}
