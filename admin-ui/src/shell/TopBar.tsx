import MenuIcon from '@mui/icons-material/Menu'
import Box from '@mui/material/Box'
import IconButton from '@mui/material/IconButton'
import { Link } from 'react-router-dom'
import { SearchBox } from '../search/SearchBox.js'
import { BusinessDate } from './BusinessDate.js'
import { HelpMenu } from './HelpMenu.js'
import { Mark } from './Mark.js'
import { MeMenu } from './MeMenu.js'
import { MyTasks } from './MyTasks.js'
import { RunningWork } from './RunningWork.js'

export const BAR_HEIGHT = 48

/** Utility and business date, search, running work, my tasks, help, me. Always there. */
export function TopBar({ onMenu }: { readonly onMenu?: () => void }) {
  return (
    <Box
      component="header"
      sx={{
        position: 'sticky',
        top: 0,
        zIndex: 20,
        height: BAR_HEIGHT,
        display: 'flex',
        alignItems: 'center',
        gap: { xs: 0.5, sm: 1.5 },
        px: { xs: 1, sm: 2 },
        bgcolor: 'background.paper',
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      {onMenu !== undefined && (
        <IconButton onClick={onMenu} aria-label="Open the rail of jobs">
          <MenuIcon />
        </IconButton>
      )}
      <Box
        component={Link}
        to="/"
        aria-label="Penstock: to Today"
        sx={{
          display: { xs: 'none', sm: 'flex' },
          alignItems: 'center',
          gap: 1,
          color: 'text.primary',
          textDecoration: 'none',
          fontWeight: 680,
          width: { md: 168 },
        }}
      >
        <Mark />
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, fontSize: '1rem', letterSpacing: '-0.015em' }}>
          Penstock
        </Box>
      </Box>
      <SearchBox />
      <Box sx={{ flex: { sm: 1 } }} />
      <BusinessDate />
      <RunningWork />
      <Box sx={{ display: { xs: 'none', sm: 'contents' } }}>
        <MyTasks />
        <HelpMenu />
      </Box>
      <MeMenu />
    </Box>
  )
}
