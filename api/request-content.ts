import { type FieldError, InvalidRequest } from './errors.js'
import { LIMITS } from './limits.js'

/**
 * What schemas cannot say about a request: how deep it nests, and that its texts can be stored (PostgreSQL has no character 0,
 * and half a surrogate pair is no character). Throws `InvalidRequest`.
 */
export function checkContent(parts: Readonly<Record<string, unknown>>, depthMax: number = LIMITS.bodyDepth): void {
  for (const [part, value] of Object.entries(parts)) {
    const error = problemIn(value, part, depthMax)
    if (error !== undefined) throw new InvalidRequest([error])
  }
}

function problemIn(value: unknown, field: string, depthLeft: number): FieldError | undefined {
  if (typeof value === 'string') {
    return isStorable(value) ? undefined : { field, message: 'has a character that is none' }
  }
  if (typeof value !== 'object' || value === null) return undefined
  if (depthLeft === 0)
    return { field: field.split('/').slice(0, 3).join('/'), message: `nests deeper than ${LIMITS.bodyDepth} levels` }
  for (const [name, entry] of Object.entries(value)) {
    if (!isStorable(name)) return { field, message: 'has a field whose name is no text' }
    const error = problemIn(entry, `${field}/${name.slice(0, 60)}`, depthLeft - 1)
    if (error !== undefined) return error
  }
  return undefined
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}
