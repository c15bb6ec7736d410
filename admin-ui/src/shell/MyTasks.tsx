import TaskIcon from '@mui/icons-material/TaskAltOutlined'
import { useGetIdentity, useGetList } from 'react-admin'
import { useNavigate } from 'react-router-dom'
import { BarButton } from './BarButton.js'
import { usePermission } from './use-permission.js'

/** How many tasks I have claimed and not finished; leads to them. */
export function MyTasks() {
  const allowed = usePermission('tasks.read')
  const { identity } = useGetIdentity()
  const navigate = useNavigate()
  const { total = 0 } = useGetList(
    'tasks',
    { filter: { state: 'claimed', claimedBy: identity?.id }, pagination: { page: 1, perPage: 1 } },
    { enabled: allowed && identity !== undefined, refetchInterval: 60_000 },
  )
  if (!allowed) return null
  const mine = JSON.stringify({ state: 'claimed', claimedBy: identity?.id })
  return (
    <BarButton
      label="My tasks"
      spoken={`My tasks: ${total}`}
      onClick={() => navigate(`/tasks?filter=${encodeURIComponent(mine)}`)}
      icon={<TaskIcon fontSize="small" />}
      count={total}
    />
  )
}
