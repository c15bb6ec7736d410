import ViewColumnIcon from '@mui/icons-material/ViewColumnOutlined'
import Button from '@mui/material/Button'
import Checkbox from '@mui/material/Checkbox'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import type { RaRecord } from 'react-admin'
import type { ShownColumns } from './use-shown-columns.js'

/** Lets people choose the columns of a list. */
export function ColumnChooser<Row extends RaRecord>({ shown }: { readonly shown: ShownColumns<Row> }) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  return (
    <>
      <Button
        variant="text"
        color="inherit"
        startIcon={<ViewColumnIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ display: { xs: 'none', sm: 'inline-flex' } }}
      >
        Columns
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {shown.all.map((column) => (
          <MenuItem
            key={column.id}
            role="menuitemcheckbox"
            aria-checked={shown.isShown(column.id)}
            onClick={() => shown.toggle(column.id)}
            disabled={shown.columns.length === 1 && shown.isShown(column.id)}
          >
            <Checkbox
              size="small"
              checked={shown.isShown(column.id)}
              tabIndex={-1}
              disableRipple
              sx={{ p: 0, mr: 1 }}
              aria-hidden
            />
            {column.label}
          </MenuItem>
        ))}
      </Menu>
    </>
  )
}
