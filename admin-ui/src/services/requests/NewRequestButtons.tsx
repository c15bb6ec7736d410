import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import { usePermission } from '../../shell/use-permission.js'
import { BULK_PATH, startServicePath, stopServicePath, suspendPath, transferPath } from '../service-paths.js'

const ACTS = [
  { label: 'Start service', path: startServicePath() },
  { label: 'Stop service', path: stopServicePath() },
  { label: 'Move', path: transferPath() },
  { label: 'Suspend', path: suspendPath() },
  { label: 'Many at once', path: BULK_PATH },
] as const

/** Ways to ask for something; who may not ask does not see them. */
export function NewRequestButtons() {
  if (!usePermission('services.request')) return null
  return ACTS.map((act, index) => (
    <Button key={act.path} component={Link} to={act.path} variant={index === 0 ? 'contained' : 'outlined'}>
      {act.label}
    </Button>
  ))
}
