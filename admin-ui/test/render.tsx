import { ThemeProvider } from '@mui/material/styles'
import { QueryClient } from '@tanstack/react-query'
import { act, type ReactNode } from 'react'
import { CoreAdminContext } from 'react-admin'
import { createRoot } from 'react-dom/client'
import { MemoryRouter } from 'react-router-dom'
import { lightTheme } from '../src/shell/theme.js'

declare global {
  // React asks for it before it lets a test wait for its work.
  var IS_REACT_ACT_ENVIRONMENT: boolean
}
globalThis.IS_REACT_ACT_ENVIRONMENT = true

export interface Rendered {
  readonly page: HTMLElement
  /** Text of the page, blanks drawn together. */
  text(): string
  button(name: string): HTMLButtonElement
  field(label: RegExp): HTMLInputElement
  press(element: Element): Promise<void>
  type(field: HTMLInputElement | HTMLTextAreaElement, value: string): Promise<void>
  key(element: Element, key: string): Promise<void>
  /** Lets timers and answers happen until the page says this, or fails after a while. */
  says(text: string | RegExp): Promise<void>
  /** Lets timers and answers happen until this is so, or fails after a while. */
  until(isSo: () => boolean): Promise<void>
  again(children: ReactNode): Promise<void>
  close(): Promise<void>
}

/** Draws components as the console would: in its theme, router and react-admin's context, with these permissions. */
export async function render(
  children: ReactNode,
  options: { permissions?: readonly string[]; path?: string } = {},
): Promise<Rendered> {
  const page = document.createElement('div')
  document.body.append(page)
  const root = createRoot(page)
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  const auth = {
    login: async () => undefined,
    logout: async () => undefined,
    checkAuth: async () => undefined,
    checkError: async () => undefined,
    getPermissions: async () => options.permissions ?? [],
  }
  const frame = (content: ReactNode): ReactNode => (
    <MemoryRouter initialEntries={[options.path ?? '/']}>
      <CoreAdminContext authProvider={auth} queryClient={queries}>
        <ThemeProvider theme={lightTheme}>{content}</ThemeProvider>
      </CoreAdminContext>
    </MemoryRouter>
  )
  const draw = async (content: ReactNode): Promise<void> => act(async () => root.render(frame(content)))
  await draw(children)
  return { page, ...gestures(), again: draw, close: async () => act(async () => root.unmount()) }
}

function gestures(): Omit<Rendered, 'page' | 'again' | 'close'> {
  // Dialogs and menus are drawn at the end of the body, beside the page.
  const everything = (): HTMLElement => document.body
  const text = (): string => (everything().textContent ?? '').replaceAll(/\s+/g, ' ')
  return {
    text,
    button: (name) =>
      required(
        [...everything().querySelectorAll('button')].find(
          (button) => (button.getAttribute('aria-label') ?? button.textContent) === name,
        ),
        `button ${name}`,
      ),
    field: (label) => {
      const found = required(
        [...everything().querySelectorAll('label')].find((each) => label.test(each.textContent ?? '')),
        `field ${label}`,
      )
      const input = found.htmlFor === '' ? found.querySelector('input') : document.getElementById(found.htmlFor)
      return required(input as HTMLInputElement | null, `field ${label}`)
    },
    press: async (element) => act(async () => (element as HTMLElement).click()),
    type: async (field, value) =>
      act(async () => {
        const prototype = Object.getPrototypeOf(field) as object
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value)
        field.dispatchEvent(new Event('input', { bubbles: true }))
      }),
    key: async (element, key) =>
      act(async () => void element.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))),
    says: async (said) =>
      waitUntil(
        () => (typeof said === 'string' ? text().includes(said) : said.test(text())),
        () => `The page never said ${said}. It says: ${text()}`,
      ),
    until: async (isSo) => waitUntil(isSo, () => `It never came so. The page says: ${text()}`),
  }
}

const PATIENCE_MS = 10_000

async function waitUntil(isSo: () => boolean, complaint: () => string): Promise<void> {
  const end = Date.now() + PATIENCE_MS
  while (!isSo()) {
    if (Date.now() > end) throw new Error(complaint())
    await act(async () => new Promise((resolve) => setTimeout(resolve, 20)))
  }
}

function required<Found>(found: Found | null | undefined, what: string): Found {
  if (found === null || found === undefined)
    throw new Error(`There is no ${what} on the page:\n${document.body.innerHTML.slice(0, 2000)}`)
  return found
}
