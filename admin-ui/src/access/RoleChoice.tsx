import Checkbox from '@mui/material/Checkbox'
import FormControl from '@mui/material/FormControl'
import FormControlLabel from '@mui/material/FormControlLabel'
import FormGroup from '@mui/material/FormGroup'
import FormLabel from '@mui/material/FormLabel'
import Box from '@mui/material/Box'
import { ROLE_TITLES, ROLES, type Role } from '../../../domain/access/roles.js'

interface Props {
  readonly roles: readonly Role[]
  readonly onChange: (roles: readonly Role[]) => void
}

/** The roles with what each is for; what a person may do is the union of the chosen. */
export function RoleChoice({ roles, onChange }: Props) {
  return (
    <FormControl component="fieldset" sx={{ mt: 1.5, display: 'flex' }}>
      <FormLabel component="legend" sx={{ fontSize: '0.8125rem' }}>
        Roles
      </FormLabel>
      <FormGroup>
        {ROLES.map((role) => (
          <FormControlLabel
            key={role}
            sx={{ alignItems: 'flex-start', mr: 0 }}
            control={
              <Checkbox
                size="small"
                checked={roles.includes(role)}
                onChange={(event) =>
                  onChange(ROLES.filter((entry) => (entry === role ? event.target.checked : roles.includes(entry))))
                }
              />
            }
            label={
              <Box sx={{ pt: '7px', fontSize: '0.8125rem', lineHeight: 1.3 }}>
                <strong>{ROLE_TITLES[role].title}</strong>
                <Box sx={{ color: 'text.secondary' }}>{ROLE_TITLES[role].describes}</Box>
              </Box>
            }
          />
        ))}
      </FormGroup>
    </FormControl>
  )
}
