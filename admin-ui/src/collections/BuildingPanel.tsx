import Box from '@mui/material/Box'
import { useState } from 'react'
import type { BuildingNoticeJson } from '../../../api/collections/contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Panel } from '../presentation/Panel.js'
import { BuildingNoticeDialog } from './BuildingNoticeDialog.js'
import { CHANNEL_TEXTS } from './collection-words.js'

type Party = BuildingNoticeJson['parties'][number]

const channelText = (channel: string): string => (CHANNEL_TEXTS[channel] ?? channel).toLowerCase()

const COLUMNS: readonly DenseColumn<Party>[] = [
  { label: 'Who', render: (row) => row.name.charAt(0).toUpperCase() + row.name.slice(1) },
  {
    label: 'How it counts',
    render: (row) => row.channels.map(({ channel, days }) => `${channelText(channel)}, ${days} ${row.count} days`).join(' · '),
    desktopOnly: true,
  },
  {
    label: 'Told',
    render: (row) =>
      row.told === null ? (
        <Box component="span" sx={{ color: 'warning.dark', fontWeight: 600 }}>
          not yet
        </Box>
      ) : (
        <>
          <Day date={row.told.on} />, {channelText(row.told.channel)}
          {row.told.recordedBy === null ? '' : ` (${row.told.recordedBy})`}
        </>
      ),
  },
  { label: 'Cut from', render: (row) => (row.told === null ? '–' : <Day date={row.told.from} />) },
]

/** A building of several dwellings: everybody who must be told, how, and who was; nothing is cut before all have had their days. */
export function BuildingPanel({
  collectionId,
  building,
}: {
  readonly collectionId: string
  readonly building: BuildingNoticeJson
}) {
  const [isOpen, setOpen] = useState(false)
  const left = building.parties.filter(({ told }) => told === null).length
  return (
    <Panel
      title="The building"
      aside={
        <ActionButton permission="collections.work" size="small" onClick={() => setOpen(true)}>
          Write down who was told…
        </ActionButton>
      }
    >
      <Box sx={{ px: 1.5, py: 1, fontSize: '0.8125rem', color: 'text.secondary' }}>
        {building.from === null ? (
          `${left} of ${building.parties.length} are not told yet: nothing is cut before.`
        ) : (
          <>
            Everybody is told; nothing is cut before <Day date={building.from} />.
          </>
        )}{' '}
        {building.says} ({building.citation})
      </Box>
      <DenseTable label="Who must be told" rows={building.parties} columns={COLUMNS} rowKey={(row) => row.name} />
      <BuildingNoticeDialog open={isOpen} collectionId={collectionId} building={building} onClose={() => setOpen(false)} />
    </Panel>
  )
}
