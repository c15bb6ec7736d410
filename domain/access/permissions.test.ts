import { describe, expect, it } from 'vitest'
import { isAllowed, PERMISSIONS, type Permission, permissionsOf } from './permissions.js'
import { isRole, ROLE_TITLES, ROLES } from './roles.js'

const permissions = Object.keys(PERMISSIONS) as Permission[]

describe('the table of rights', () => {
  it.each(permissions)('%s is named <slice>.<verb>, says what it allows and has roles that exist', (permission) => {
    const { may, roles } = PERMISSIONS[permission]
    expect(permission).toMatch(/^[a-z]+\.[a-z_]+$/)
    expect(may).toMatch(/^[a-z].*[^.]$/)
    expect(roles.length).toBe(new Set(roles).size)
    for (const role of roles) expect(isRole(role)).toBe(true)
  })

  it('lets the administrator do everything', () => {
    expect(permissionsOf(['administrator'])).toEqual(permissions)
  })

  it('lets the auditor read everything and change nothing but the own password', () => {
    expect(permissionsOf(['auditor'])).toEqual(
      permissions.filter((permission) => !PERMISSIONS[permission].changes || permission === 'access.self'),
    )
  })

  it('lets everybody see who they are', () => {
    for (const role of ROLES) expect(isAllowed([role], 'access.self')).toBe(true)
  })

  it('adds up over roles, and is nothing without one', () => {
    const together = permissionsOf(['cashier', 'field'])
    expect(together).toEqual(permissions.filter((each) => isAllowed(['cashier'], each) || isAllowed(['field'], each)))
    expect(permissionsOf([])).toEqual([])
  })

  it.each([
    ['cashier', 'payments.take', true],
    ['cashier', 'payments.reverse', false],
    ['cashier', 'billing.run', false],
    ['service_representative', 'customers.write', true],
    ['service_representative', 'payments.take', false],
    ['billing_analyst', 'billing.run', true],
    ['billing_analyst', 'billing.approve_correction', false],
    ['collections', 'customers.note', true],
    ['field', 'metering.write', true],
    ['field', 'billing.read', false],
    ['finance', 'ledger.close', true],
    ['finance', 'access.manage_users', false],
    ['supervisor', 'billing.approve', true],
    ['supervisor', 'access.manage_users', false],
    ['supervisor', 'access.read_audit', true],
    ['auditor', 'access.read_audit', true],
    ['message_provider', 'documents.report_delivery', true],
    ['message_provider', 'documents.read', false],
    ['service_representative', 'documents.report_delivery', false],
  ] as const)('%s and %s: %s', (role, permission, expected) => {
    expect(isAllowed([role], permission)).toBe(expected)
  })
})

describe('roles', () => {
  it('are the nine of the office and the provider’s, each with a title', () => {
    expect(ROLES).toHaveLength(10)
    expect(Object.keys(ROLE_TITLES)).toEqual([...ROLES])
  })
  it.each([
    ['cashier', true],
    ['Cashier', false],
    ['', false],
    ['toString', false],
  ])('%j is a role: %s', (text, expected) => {
    expect(isRole(text)).toBe(expected)
  })
})
