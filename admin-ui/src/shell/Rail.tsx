import Box from '@mui/material/Box'
import Typography from '@mui/material/Typography'
import { usePermissions } from 'react-admin'
import { Link, useLocation } from 'react-router-dom'
import type { Permission } from '../../../domain/access/permissions.js'
import type { RailItem } from '../console-slice.js'
import { SLICES } from '../slices.js'
import { isAt, type RailGroup, railGroups } from './rail-groups.js'

/** The left rail: jobs, and in each what its people look for. What a role cannot use is absent. */
export function Rail({ onPick }: { readonly onPick?: () => void }) {
  const { permissions } = usePermissions<readonly Permission[]>()
  const groups = railGroups(SLICES, (item) => item.permission === undefined || (permissions?.includes(item.permission) ?? false))
  return (
    <Box component="nav" aria-label="Jobs" sx={{ py: 0.5 }}>
      {groups.map((group) => (
        <Group key={group.job} group={group} onPick={onPick} />
      ))}
    </Box>
  )
}

function Group({ group, onPick }: { readonly group: RailGroup; readonly onPick?: () => void }) {
  return (
    <Box sx={{ mb: 0.5 }}>
      <Typography
        variant="overline"
        component="h2"
        color="text.secondary"
        sx={{ px: 2, textTransform: 'none', display: 'block', lineHeight: 1.7 }}
      >
        {group.job}
      </Typography>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {group.items.map((item) => (
          <li key={item.to}>
            <Entry item={item} onPick={onPick} />
          </li>
        ))}
      </Box>
    </Box>
  )
}

function Entry({ item, onPick }: { readonly item: RailItem; readonly onPick?: () => void }) {
  const { pathname } = useLocation()
  const isHere = isAt(item, pathname)
  return (
    <Box
      component={Link}
      to={item.to}
      onClick={onPick}
      aria-current={isHere ? 'page' : undefined}
      sx={{
        display: 'flex',
        alignItems: 'center',
        minHeight: 26,
        pl: 2,
        pr: 1,
        borderLeft: '3px solid',
        borderColor: isHere ? 'primary.main' : 'transparent',
        bgcolor: isHere ? 'action.selected' : 'transparent',
        color: isHere ? 'primary.main' : 'text.primary',
        fontWeight: isHere ? 650 : 450,
        fontSize: '0.875rem',
        textDecoration: 'none',
        '&:hover': { bgcolor: isHere ? 'action.selected' : 'action.hover' },
        '&:focus-visible': { outlineOffset: -2 },
        '@media (pointer: coarse)': { minHeight: 44 },
      }}
    >
      {item.label}
    </Box>
  )
}
