// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { goOn } from './go-on.js'

let root: Root
let place: HTMLElement
let submitted = 0

beforeEach(async () => {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  submitted = 0
  place = document.body.appendChild(document.createElement('div'))
  root = createRoot(place)
  await act(async () => {
    root.render(
      <form
        onKeyDown={goOn}
        onSubmit={(event) => {
          event.preventDefault()
          submitted += 1
        }}
      >
        <input id="account" />
        <input id="amount" />
        <button id="cheque" type="button" aria-pressed="false" />
        <button id="cash" type="button" aria-pressed="true" />
        <input id="given" />
      </form>,
    )
  })
})
afterEach(async () => {
  await act(async () => root.unmount())
  place.remove()
})

const press = (id: string): boolean => {
  const field = document.getElementById(id) as HTMLElement
  field.focus()
  return field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }))
}

test('Enter goes through the fields and the chosen tender, and leaves the last field to the form', () => {
  for (const [from, to] of [
    ['account', 'amount'],
    ['amount', 'cash'],
    ['cash', 'given'],
  ] as const) {
    expect(press(from)).toBe(false)
    expect(document.activeElement?.id).toBe(to)
  }
  expect(press('given')).toBe(true)
  expect(document.activeElement?.id).toBe('given')
  expect(submitted).toBe(0)
})

test('a toggle that is not chosen keeps its Enter', () => {
  expect(press('cheque')).toBe(true)
})

test('an open list keeps its Enter', () => {
  document.getElementById('account')?.setAttribute('aria-expanded', 'true')
  expect(press('account')).toBe(true)
  expect(document.activeElement?.id).toBe('account')
})
