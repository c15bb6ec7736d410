import PersonIcon from '@mui/icons-material/AccountCircleOutlined'
import Box from '@mui/material/Box'
import Divider from '@mui/material/Divider'
import Menu from '@mui/material/Menu'
import MenuItem from '@mui/material/MenuItem'
import { useState } from 'react'
import { useGetIdentity, useLogout, useTheme as useThemeChoice } from 'react-admin'
import { Link } from 'react-router-dom'
import { isRole, ROLE_TITLES } from '../../../domain/access/roles.js'
import { BarButton } from './BarButton.js'

/** Who is signed in, with which roles; light or dark; sign out. */
export function MeMenu() {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null)
  const { identity } = useGetIdentity()
  const [choice, setChoice] = useThemeChoice()
  const logout = useLogout()
  const roles: readonly string[] = Array.isArray(identity?.roles) ? identity.roles : []
  const isDark = choice === 'dark'
  const name = identity?.fullName ?? 'Me'
  return (
    <>
      <BarButton
        label={name}
        spoken={`${name}: theme and sign out`}
        icon={<PersonIcon fontSize="small" />}
        isOpen={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      />
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        <Box sx={{ px: 2, pb: 1, maxWidth: 280 }}>
          <Box sx={{ fontWeight: 600 }}>{identity?.fullName}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>{identity?.email}</Box>
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {roles.map((role) => (isRole(role) ? ROLE_TITLES[role].title : role)).join(', ')}
          </Box>
        </Box>
        <Divider />
        <MenuItem onClick={() => setChoice(isDark ? 'light' : 'dark')}>
          {isDark ? 'Light appearance' : 'Dark appearance'}
        </MenuItem>
        <MenuItem component={Link} to="/password" onClick={() => setAnchor(null)}>
          Change my password
        </MenuItem>
        <MenuItem onClick={() => void logout()}>Sign out</MenuItem>
      </Menu>
    </>
  )
}
