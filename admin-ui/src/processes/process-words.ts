import { ROLE_TITLES, isRole } from '../../../domain/access/roles.js'

/** `bill_cycle` → `Bill cycle`. */
export function kindText(kind: string): string {
  const words = kind.replaceAll(/[_-]/g, ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** `waiting_for_window` → `waiting for window`, as part of a sentence. */
export function stepText(step: string): string {
  return step.replaceAll(/[_-]/g, ' ')
}

/** Page of a process; its id has slashes. */
export function processPath(id: string): string {
  return `/processes/${encodeURIComponent(id)}/show`
}

/** The list of processes with a filter. */
export function processListPath(filter: Readonly<Record<string, unknown>>): string {
  return `/processes?filter=${encodeURIComponent(JSON.stringify(filter))}`
}

/** Whose turn it is: a person's name, or a role's. */
export function ownerText(process: { readonly owner: string | null; readonly ownerName: string | null }): string {
  if (process.owner === null) return '–'
  return process.ownerName ?? (isRole(process.owner) ? ROLE_TITLES[process.owner].title : process.owner)
}
