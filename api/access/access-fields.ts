import { Type } from 'typebox'
import { ROLES } from '../../domain/access/roles.js'
import { FORMS, key, listOf, oneOf, text } from '../fields.js'

export const roleField = oneOf(ROLES)
export const rolesField = Type.Array(roleField, { minItems: 1, maxItems: ROLES.length, uniqueItems: true })
export const rolesAnswer = listOf(roleField, ROLES.length)
export const emailField = Type.String({ format: 'email', maxLength: 254 })
export const personNameField = Type.String({ minLength: 1, maxLength: 120, pattern: FORMS.notBlank })
export const userKey = key('Of the user')
/** Shown once and kept nowhere; null where the same command was answered before. */
export const secretOnce = Type.Unsafe<string | null>({
  anyOf: [text(200), { type: 'null' }],
  description: 'Shown once; null where the same command was answered before',
})
