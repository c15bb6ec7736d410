import Box from '@mui/material/Box'
import CircularProgress from '@mui/material/CircularProgress'
import Popover from '@mui/material/Popover'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { callApi } from '../http.js'
import { BarButton } from './BarButton.js'
import { RunningWorkList } from './RunningWorkList.js'
import type { RunningWorkItem } from './running-work.js'
import { usePermission } from './use-permission.js'

const BUSY_MS = 2_000
const CALM_MS = 15_000

/** What the machine is doing right now, as a ring with a list behind it. Leaving a page stops nothing. */
export function RunningWork() {
  const allowed = usePermission('processes.read')
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { data = [] } = useQuery({
    queryKey: ['home', 'running'],
    queryFn: async ({ signal }) => (await callApi<RunningWorkItem[]>('/home/running', { signal })).body,
    refetchInterval: (query) => ((query.state.data ?? []).some((item) => item.isMoving) ? BUSY_MS : CALM_MS),
    enabled: allowed,
  })
  if (!allowed) return null
  const moving = data.filter((item) => item.isMoving)
  const done = moving.reduce((sum, item) => sum + (item.done ?? 0), 0)
  const total = moving.reduce((sum, item) => sum + (item.total ?? 0), 0)
  return (
    <>
      <BarButton
        label={workText(moving.length, data.length - moving.length)}
        spoken={`Running work: ${workText(moving.length, data.length - moving.length)}`}
        isOpen={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        icon={<Ring isMoving={moving.length > 0} percent={total === 0 ? undefined : (done / total) * 100} />}
      />
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { sx: { width: 400 } } }}
      >
        <RunningWorkList items={data} onPick={() => setAnchor(null)} />
      </Popover>
    </>
  )
}

function workText(running: number, waiting: number): string {
  if (running > 0) return `${running} running`
  return waiting > 0 ? `${waiting} waiting` : 'Nothing running'
}

function Ring({ isMoving, percent }: { readonly isMoving: boolean; readonly percent?: number }) {
  return (
    <Box component="span" sx={{ position: 'relative', display: 'block', width: 18, height: 18, flexShrink: 0 }}>
      <CircularProgress
        variant="determinate"
        value={100}
        size={18}
        thickness={6}
        sx={{ color: 'divider', position: 'absolute', inset: 0 }}
        aria-hidden
      />
      {isMoving && (
        <CircularProgress
          variant={percent === undefined ? 'indeterminate' : 'determinate'}
          value={percent}
          size={18}
          thickness={6}
          sx={{ position: 'absolute', inset: 0 }}
          aria-hidden
        />
      )}
    </Box>
  )
}
