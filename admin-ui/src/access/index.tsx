import type { ConsoleSlice } from '../console-slice.js'
import { AuditList } from './AuditList.js'
import { AuditShow } from './AuditShow.js'
import { ChangePasswordPage } from './ChangePasswordPage.js'
import { RolesPage } from './RolesPage.js'
import { TokenList } from './TokenList.js'
import { UserList } from './UserList.js'
import { UserShow } from './UserShow.js'

export const access: ConsoleSlice = {
  rail: [
    { job: 'Set-up', label: 'Users', to: '/users', permission: 'access.read_users', order: 30, alsoAt: ['/roles'] },
    { job: 'Set-up', label: 'API tokens', to: '/api-tokens', permission: 'access.read_users', order: 40 },
    { job: 'Set-up', label: 'Audit', to: '/audit', permission: 'access.read_audit', order: 50 },
  ],
  resources: [
    { name: 'users', list: UserList, show: UserShow, permission: 'access.read_users' },
    { name: 'api-tokens', list: TokenList, permission: 'access.read_users' },
    { name: 'audit', list: AuditList, show: AuditShow, permission: 'access.read_audit' },
  ],
  routes: [
    { path: '/roles', permission: 'access.read_users', element: <RolesPage /> },
    { path: '/password', element: <ChangePasswordPage /> },
  ],
}
