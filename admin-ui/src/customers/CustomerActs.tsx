import Button from '@mui/material/Button'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import type { CustomerPageJson } from '../../../api/customers/contract.js'
import { usePermission } from '../shell/use-permission.js'
import { AddAlertDialog } from './alerts/AddAlertDialog.js'
import { SetPinDialog } from './identity/SetPinDialog.js'
import { EraseDialog } from './person/EraseDialog.js'
import { ExportDialog } from './person/ExportDialog.js'
import { RenameDialog } from './person/RenameDialog.js'

/** What can be done about a customer, besides changing how to reach them. */
export function CustomerActs({ customer }: { readonly customer: CustomerPageJson }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [dialog, setDialog] = useState<'pin' | 'alert' | 'name' | 'export' | 'erase'>()
  const mayWrite = usePermission('customers.write')
  const mayExport = usePermission('customers.export')
  const mayErase = usePermission('customers.erase')
  const mayAlert = usePermission('customers.alert')
  const open = (which: typeof dialog) => () => {
    setAnchor(null)
    setDialog(which)
  }
  const close = (): void => setDialog(undefined)
  if (!mayWrite && !mayAlert && !mayExport) return null
  return (
    <>
      <Button
        variant="outlined"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        More ▾
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {mayAlert && <MenuItem onClick={open('alert')}>Put up an alert…</MenuItem>}
        {mayWrite && <MenuItem onClick={open('name')}>Change the name on the bill…</MenuItem>}
        {mayWrite && <MenuItem onClick={open('pin')}>Set a PIN…</MenuItem>}
        {mayExport && <MenuItem onClick={open('export')}>Give them what is on record…</MenuItem>}
        {mayErase && <MenuItem onClick={open('erase')}>Erase this person…</MenuItem>}
      </Menu>
      <AddAlertDialog open={dialog === 'alert'} subjects={[{ kind: 'customer', id: customer.id }]} onClose={close} />
      <RenameDialog open={dialog === 'name'} customer={customer} onClose={close} />
      {dialog === 'export' && <ExportDialog customerId={customer.id} name={customer.name} onClose={close} />}
      {dialog === 'erase' && <EraseDialog customerId={customer.id} name={customer.name} onClose={close} />}
      <SetPinDialog open={dialog === 'pin'} customerId={customer.id} name={customer.name} onClose={close} />
    </>
  )
}
