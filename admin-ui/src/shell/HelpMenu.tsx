import HelpIcon from '@mui/icons-material/HelpOutlineOutlined'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useCallback, useState } from 'react'
import { BarButton } from './BarButton.js'
import { ShortcutsDialog } from './ShortcutsDialog.js'
import { useHotKey } from './use-hot-key.js'

/** Keys of the console and the description of the API. `?` opens the keys. */
export function HelpMenu() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const [showsKeys, setShowsKeys] = useState(false)
  const openKeys = useCallback(() => setShowsKeys(true), [])
  useHotKey('?', openKeys)
  return (
    <>
      <BarButton
        label="Help"
        icon={<HelpIcon fontSize="small" />}
        isOpen={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <MenuItem
          onClick={() => {
            setAnchor(null)
            setShowsKeys(true)
          }}
        >
          Keys of the console (?)
        </MenuItem>
        <MenuItem component="a" href="/api/v1/docs" target="_blank" rel="noreferrer">
          Description of the API
        </MenuItem>
      </Menu>
      <ShortcutsDialog open={showsKeys} onClose={() => setShowsKeys(false)} />
    </>
  )
}
