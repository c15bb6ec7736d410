import type { KeyboardEvent } from 'react'

const STOPS = 'input:not([disabled]), button[aria-pressed="true"]'

/**
 * Enter in a field goes on to the next field of the form, and in the last one submits it; the chosen one of a row of toggles is a field
 * too. Other buttons and open lists keep their Enter: a form's first field must not submit it by accident.
 */
export function goOn(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== 'Enter' || event.defaultPrevented || !(event.target instanceof HTMLElement)) return
  if (!event.target.matches(STOPS) || event.target.getAttribute('aria-expanded') === 'true') return
  const stops = [...event.currentTarget.querySelectorAll<HTMLElement>(STOPS)]
  const next = stops[stops.indexOf(event.target) + 1]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  if (next instanceof HTMLInputElement) next.select()
}
