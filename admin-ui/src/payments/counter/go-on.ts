import type { KeyboardEvent } from 'react'

/**
 * Enter in a field goes on to the next field of the form, and in the last one submits it. Buttons and open lists keep their Enter; a
 * form's first field must not submit it by accident.
 */
export function goOn(event: KeyboardEvent<HTMLElement>): void {
  const field = event.target
  if (event.key !== 'Enter' || event.defaultPrevented || !(field instanceof HTMLInputElement)) return
  if (field.getAttribute('aria-expanded') === 'true') return
  const fields = [...event.currentTarget.querySelectorAll<HTMLInputElement>('input:not([disabled])')]
  const next = fields[fields.indexOf(field) + 1]
  if (next === undefined) return
  event.preventDefault()
  next.focus()
  next.select()
}
