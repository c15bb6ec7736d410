import CheckIcon from '@mui/icons-material/Check'
import Box from '@mui/material/Box'
import Table from '@mui/material/Table'
import TableBody from '@mui/material/TableBody'
import TableCell from '@mui/material/TableCell'
import TableHead from '@mui/material/TableHead'
import TableRow from '@mui/material/TableRow'
import Tooltip from '@mui/material/Tooltip'
import { PERMISSIONS } from '../../../domain/access/permissions.js'
import { ROLE_TITLES, ROLES } from '../../../domain/access/roles.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { permissionGroups } from './permission-groups.js'

/** Roles × rights, as the API checks them. */
export function RolesPage() {
  return (
    <>
      <PageHeader title="Roles" subtitle="What each role may do. A person with several roles may do what any of them may." />
      <Box
        sx={{
          mx: { xs: 0, sm: 2 },
          mb: 3,
          border: 1,
          borderColor: 'divider',
          borderRadius: { xs: 0, sm: 1 },
          bgcolor: 'background.paper',
          overflow: 'auto',
          maxHeight: 'calc(100vh - 150px)',
        }}
      >
        <Table size="small" stickyHeader aria-label="Roles and rights">
          <TableHead>
            <TableRow>
              <TableCell sx={{ position: 'sticky', left: 0, zIndex: 3, minWidth: { xs: 150, sm: 280 } }}>May</TableCell>
              {ROLES.map((role) => (
                <TableCell
                  key={role}
                  align="center"
                  sx={{ verticalAlign: 'bottom', whiteSpace: 'normal', minWidth: 84, lineHeight: 1.2 }}
                >
                  <Tooltip describeChild title={ROLE_TITLES[role].describes}>
                    <span>{ROLE_TITLES[role].title}</span>
                  </Tooltip>
                </TableCell>
              ))}
            </TableRow>
          </TableHead>
          {permissionGroups().map((group) => (
            <TableBody key={group.slice}>
              <TableRow>
                <TableCell
                  component="th"
                  scope="rowgroup"
                  colSpan={ROLES.length + 1}
                  sx={{ fontWeight: 650, bgcolor: 'action.hover' }}
                >
                  {group.title}
                </TableCell>
              </TableRow>
              {group.permissions.map((permission) => (
                <TableRow key={permission}>
                  <TableCell component="th" scope="row" sx={{ position: 'sticky', left: 0, bgcolor: 'background.paper' }}>
                    {PERMISSIONS[permission].may}
                  </TableCell>
                  {ROLES.map((role) => {
                    const has = PERMISSIONS[permission].roles.includes(role)
                    return (
                      <TableCell key={role} align="center" aria-label={`${ROLE_TITLES[role].title}: ${has ? 'yes' : 'no'}`}>
                        {has ? (
                          <CheckIcon fontSize="inherit" color={PERMISSIONS[permission].changes ? 'secondary' : 'primary'} />
                        ) : (
                          ''
                        )}
                      </TableCell>
                    )
                  })}
                </TableRow>
              ))}
            </TableBody>
          ))}
        </Table>
      </Box>
    </>
  )
}
