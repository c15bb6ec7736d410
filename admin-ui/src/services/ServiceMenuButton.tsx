import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { Link } from 'react-router-dom'
import { usePermission } from '../shell/use-permission.js'
import { type MoveStart, startServicePath, stopServicePath, suspendPath, transferPath } from './service-paths.js'

/** Start, stop, move and suspend, begun with the account that is looked at; absent for who may not ask for it. */
export function ServiceMenuButton({ from }: { readonly from: MoveStart & { readonly account: string } }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  if (!usePermission('services.request')) return null
  const acts = [
    { label: 'Stop service', path: stopServicePath(from) },
    { label: 'Move to another place', path: transferPath(from) },
    { label: 'Start service at one more place', path: startServicePath({ account: from.account }) },
    { label: 'Suspend a service', path: suspendPath(from) },
  ]
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        Start, stop, move ▾
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {acts.map((act) => (
          <MenuItem key={act.label} component={Link} to={act.path} onClick={() => setAnchor(null)}>
            {act.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
