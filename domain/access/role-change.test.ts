import { expect, it } from 'vitest'
import { checkAccessChange, type UserAccess } from './role-change.js'

const admin: UserAccess = { roles: ['administrator'], isActive: true }
const both: UserAccess = { roles: ['administrator', 'finance'], isActive: true }
const finance: UserAccess = { roles: ['finance'], isActive: true }
const gone = (access: UserAccess): UserAccess => ({ ...access, isActive: false })

it.each([
  ['a clerk becomes administrator', finance, both, false, 0, 'done'],
  ['an administrator among others steps back', admin, finance, false, 1, 'done'],
  ['an administrator among others is deactivated', admin, gone(admin), false, 1, 'done'],
  ['the last administrator steps back', admin, finance, false, 0, 'LAST_ADMINISTRATOR'],
  ['the last administrator is deactivated', admin, gone(admin), false, 0, 'LAST_ADMINISTRATOR'],
  ['somebody takes away the own administration', admin, finance, true, 3, 'OWN_ACCESS'],
  ['somebody deactivates himself', admin, gone(admin), true, 3, 'OWN_ACCESS'],
  ['somebody takes on another role', admin, both, true, 0, 'done'],
  ['a former administrator stays out', gone(admin), gone(finance), false, 0, 'done'],
  ['a former administrator comes back', gone(admin), admin, false, 0, 'done'],
  ['no role is left', finance, { ...finance, roles: [] }, false, 2, 'NO_ROLE'],
  ['a clerk is deactivated', finance, gone(finance), false, 1, 'done'],
] as const)('%s', (_case, before, after, isOwn, otherAdministrators, expected) => {
  const outcome = checkAccessChange({ before, after, isOwn, otherAdministrators })
  expect(outcome.ok ? 'done' : outcome.refusal.code).toBe(expected)
})
