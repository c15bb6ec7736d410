import Box from '@mui/material/Box'
import Drawer from '@mui/material/Drawer'
import useMediaQuery from '@mui/material/useMediaQuery'
import { type ReactNode, Suspense, useCallback, useState } from 'react'
import { useLocation } from 'react-router-dom'
import { ChangePasswordPage } from '../access/ChangePasswordPage.js'
import { AlertsBeforeAct } from '../customers/alerts/AlertsBeforeAct.js'
import { useLiveUpdates } from '../live/use-live-updates.js'
import { RecordSkeleton } from '../presentation/Skeletons.js'
import { currentSession } from '../session.js'
import { PageBoundary } from './PageBoundary.js'
import { Rail } from './Rail.js'
import { SkipLink } from './SkipLink.js'
import { BAR_HEIGHT, TopBar } from './TopBar.js'

const RAIL_WIDTH = 200

/** The frame of every page: bar above, rail by job at the left (behind a button where the window is narrow), the page. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const isWide = useMediaQuery((theme) => theme.breakpoints.up('md'))
  const [isRailOpen, setRailOpen] = useState(false)
  const { pathname } = useLocation()
  const mustChange = currentSession()?.mustChangePassword === true
  useLiveUpdates()
  const closeRail = useCallback(() => setRailOpen(false), [])
  return (
    <Box sx={{ minHeight: '100vh', bgcolor: 'background.default', color: 'text.primary' }}>
      <SkipLink />
      <AlertsBeforeAct />
      <TopBar onMenu={isWide ? undefined : () => setRailOpen(true)} />
      <Box sx={{ display: 'flex' }}>
        {isWide ? (
          <Box
            sx={{
              width: RAIL_WIDTH,
              flexShrink: 0,
              position: 'sticky',
              top: BAR_HEIGHT,
              height: `calc(100vh - ${BAR_HEIGHT}px)`,
              overflowY: 'auto',
              borderRight: 1,
              borderColor: 'divider',
              bgcolor: 'background.paper',
            }}
          >
            <Rail />
          </Box>
        ) : (
          <Drawer open={isRailOpen} onClose={closeRail} slotProps={{ paper: { sx: { width: 260 } } }}>
            <Rail onPick={closeRail} />
          </Drawer>
        )}
        <Box component="main" id="page" tabIndex={-1} sx={{ flex: 1, minWidth: 0, outline: 'none' }}>
          <PageBoundary resetOn={pathname}>
            <Suspense fallback={<RecordSkeleton />}>{mustChange ? <ChangePasswordPage /> : children}</Suspense>
          </PageBoundary>
        </Box>
      </Box>
    </Box>
  )
}
