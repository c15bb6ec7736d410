import { act, type ReactNode } from 'react'
import { AdminContext } from 'react-admin'
import { createRoot, type Root } from 'react-dom/client'
import { MemoryRouter } from 'react-router-dom'
import { vi } from 'vitest'
import type { Permission } from '../../../domain/access/permissions.js'
import { dataProvider } from '../data-provider.js'
import { lightTheme } from '../shell/theme.js'
import { Refusal } from './refusal.js'

/** What the API was asked by a component under test. */
export interface Asked {
  readonly method: string
  /** Below `/api/v1`. */
  readonly path: string
  readonly body: unknown
  readonly key: string | null
}

export interface TestPage {
  readonly asked: readonly Asked[]
  /** Everything that can be read on the page, dialogs included. */
  text(): string
  /** The button, radio or box that says this. */
  press(name: string): Promise<void>
  /** Types into the field with this label, in place of what stands there. */
  type(label: string, text: string): Promise<void>
  /** The button that says this. */
  button(name: string): HTMLButtonElement
  /** Presses a key where the focus is put. */
  key(element: HTMLElement, key: string): Promise<void>
  /** Waits until the page says so. */
  shows(text: string): Promise<void>
  /** Waits until it is so: something was asked, a dialog has closed. */
  until(isSo: () => boolean): Promise<void>
  close(): Promise<void>
}

interface Options {
  readonly permissions?: readonly Permission[]
  /**
   * Answers by `GET /path` or `POST /path`: the answer itself, a `Refusal`, or a function of what was asked that gives one or
   * throws where the server cannot be reached. A path that is not named answers `{}`.
   */
  readonly answers?: Readonly<Record<string, unknown>>
}

/** Draws a component with theme, rights, router and an API that answers what the test says. */
export async function testPage(element: ReactNode, { permissions = [], answers = {} }: Options = {}): Promise<TestPage> {
  ;(globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const method = init.method ?? 'GET'
    const path = String(url).replace('/api/v1', '')
    const body: unknown = typeof init.body === 'string' ? JSON.parse(init.body) : undefined
    const call = { method, path, body, key: new Headers(init.headers).get('idempotency-key') }
    asked.push(call)
    const given = answers[`${method} ${path.split('?')[0]}`] ?? {}
    const answer = typeof given === 'function' ? (given as (call: Asked) => unknown)(call) : given
    if (answer instanceof Refusal) return answer.response()
    return new Response(JSON.stringify(answer), {
      headers: { 'content-type': 'application/json', 'content-range': `x 0-0/${Array.isArray(answer) ? answer.length : 0}` },
    })
  })
  const place = document.body.appendChild(document.createElement('div'))
  const root = createRoot(place)
  await draw(root, element, permissions)
  return {
    asked,
    text: () => document.body.textContent ?? '',
    press: async (name) => {
      const control = controlOf(name)
      await act(async () => control.click())
      await settle()
    },
    type: async (label, text) => {
      const field = fieldOf(label)
      await act(async () => {
        setValue(field, text)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      })
      await settle()
    },
    button: (name) => controlOf(name, 'button') as HTMLButtonElement,
    key: async (element, key) => {
      await act(async () => {
        element.focus()
        element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
      })
    },
    shows: (text) => waitUntil(() => (document.body.textContent ?? '').includes(text), `The page does not say “${text}”`),
    until: (isSo) => waitUntil(isSo, 'It never came so'),
    close: async () => {
      await act(async () => root.unmount())
      document.body.innerHTML = ''
      vi.unstubAllGlobals()
    },
  }
}

async function draw(root: Root, element: ReactNode, permissions: readonly Permission[]): Promise<void> {
  const authProvider = {
    login: async () => undefined,
    logout: async () => undefined,
    checkAuth: async () => undefined,
    checkError: async () => undefined,
    getPermissions: async () => permissions,
  }
  await act(async () => {
    root.render(
      <MemoryRouter>
        <AdminContext dataProvider={dataProvider} authProvider={authProvider} theme={lightTheme}>
          {element}
        </AdminContext>
      </MemoryRouter>,
    )
  })
  await settle()
}

/** Lets answers arrive and the page be drawn again. */
async function settle(): Promise<void> {
  await act(async () => {
    await new Promise((resolve) => setTimeout(resolve, 5))
  })
}

/** A machine that runs many tests at once may be slow; a person would wait as long. */
const PATIENCE_MS = 10_000

function waitUntil(isSo: () => boolean, complaint: string): Promise<void> {
  const look = async (): Promise<void> => {
    await settle()
    if (!isSo()) throw new Error(`${complaint}: ${document.body.textContent}`)
  }
  return vi.waitFor(look, { timeout: PATIENCE_MS, interval: 20 })
}

function controlOf(name: string, kinds = 'button, a, label'): HTMLElement {
  const controls = [...document.querySelectorAll<HTMLElement>(kinds)]
  const found = controls.filter((control) => (control.getAttribute('aria-label') ?? control.textContent)?.trim() === name).at(-1)
  if (found === undefined)
    throw new Error(`There is no “${name}” among: ${controls.map((control) => control.textContent).join(' | ')}`)
  return found
}

function fieldOf(label: string): HTMLInputElement | HTMLTextAreaElement {
  const labels = [...document.querySelectorAll('label')]
  const found = labels.find((entry) => entry.textContent?.replace(/\s*\*$/, '').trim() === label)
  const field = found === undefined ? null : document.getElementById(found.htmlFor)
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) {
    throw new Error(`There is no field “${label}” among: ${labels.map((entry) => entry.textContent).join(' | ')}`)
  }
  return field
}

/** Past React, which otherwise takes the value for one it set itself. */
function setValue(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const prototype = field instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, text)
}
