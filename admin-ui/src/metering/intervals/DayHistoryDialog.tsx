import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Dialog from '@mui/material/Dialog'
import DialogActions from '@mui/material/DialogActions'
import DialogContent from '@mui/material/DialogContent'
import DialogTitle from '@mui/material/DialogTitle'
import { useQuery } from '@tanstack/react-query'
import type { DayVersionJson, IntervalsPageJson } from '../../../../api/metering/files/contract.js'
import { callApi } from '../../http.js'
import { DenseTable } from '../../presentation/DenseTable.js'
import { dayText } from '../../presentation/date-text.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Instant } from '../../presentation/Instant.js'
import { quantityText } from '../../presentation/quantity-text.js'
import { TextLink } from '../../presentation/TextLink.js'
import { loadCurve, qualitiesText } from './load-points.js'

type Channel = IntervalsPageJson['channels'][number]

const ORIGINS: Readonly<Record<DayVersionJson['origin'], string>> = {
  file: 'As it arrived',
  merged: 'Put together from what was there and what arrived',
  edited: 'Written by a person',
  estimated: 'Estimated by rule',
}

interface Props {
  readonly meterId: string
  readonly channel: Channel
  readonly day: string
  readonly onClose: () => void
}

/** Every version of a day, the one that counts first: which file and line, what was made of it, by whom and why. */
export function DayHistoryDialog({ meterId, channel, day, onClose }: Props) {
  const path = `/meters/${encodeURIComponent(meterId)}/interval-versions?channelId=${channel.channelId}&day=${day}`
  const query = useQuery({
    queryKey: ['meters', 'interval-versions', meterId, channel.channelId, day],
    queryFn: async ({ signal }) => (await callApi<DayVersionJson[]>(path, { signal })).body,
  })
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="md">
      <DialogTitle>
        {channel.channel} on {dayText(day)}: where the values come from
      </DialogTitle>
      <DialogContent>
        {query.isError ? (
          <ErrorState error={query.error} what="The history" onRetry={() => void query.refetch()} />
        ) : (
          <DenseTable
            label="Versions of the day"
            rows={query.data ?? []}
            rowKey={(version) => version.id}
            columns={[
              {
                label: 'What',
                render: (version: DayVersionJson) => (
                  <Box sx={{ color: version.supersededBy === null ? undefined : 'text.secondary' }}>
                    {ORIGINS[version.origin]}
                    {version.supersededBy === null && <strong> – counts</strong>}
                    {version.reason !== null && <Box sx={{ color: 'text.secondary' }}>{version.reason}</Box>}
                  </Box>
                ),
              },
              {
                label: 'From',
                render: (version: DayVersionJson) =>
                  version.fileId === null ? (
                    '–'
                  ) : (
                    <TextLink to={`/meter-files/${version.fileId}/show`}>{`${version.fileName}, line ${version.line}`}</TextLink>
                  ),
              },
              {
                label: 'Values',
                render: (version: DayVersionJson) => qualitiesText(curveOf(channel, version).qualities),
                desktopOnly: true,
              },
              {
                label: 'Sum',
                align: 'right',
                render: (version: DayVersionJson) => quantityText(curveOf(channel, version).total, channel.unit),
              },
              {
                label: 'When and by whom',
                render: (version: DayVersionJson) => (
                  <>
                    <Instant at={version.recordedAt} /> {version.recordedBy}
                  </>
                ),
                desktopOnly: true,
              },
            ]}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>Close</Button>
      </DialogActions>
    </Dialog>
  )
}

function curveOf(channel: Channel, version: DayVersionJson) {
  return loadCurve({ ...channel, days: [version] })
}
