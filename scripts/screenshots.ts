/**
 * Takes a picture of every screen of a running console, for a person to look at:
 *
 *     npx tsx scripts/screenshots.ts [--url http://localhost:3000] [--out .penstock/screenshots] [--dark] [--only accounts]
 *
 * PENSTOCK_EMAIL and PENSTOCK_PASSWORD say who signs in. Besides the pictures it tells what no picture shows: errors in the
 * browser's console, and pages wider than the window.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { ensureChromium } from './find-chromium.js'
import { type Screen, screensOf } from './screens.js'

const SIZES = [
  { name: '1440', width: 1440, height: 900, isPhone: false },
  { name: '390', width: 390, height: 844, isPhone: true },
] as const

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://localhost:3000' },
    out: { type: 'string', default: '.penstock/screenshots' },
    dark: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
  },
})

async function signIn(browser: Browser): Promise<NonNullable<BrowserContextOptions['storageState']>> {
  const { PENSTOCK_EMAIL: email, PENSTOCK_PASSWORD: password } = process.env
  if (email === undefined || password === undefined) throw new Error('Set PENSTOCK_EMAIL and PENSTOCK_PASSWORD.')
  const context = await browser.newContext()
  const answer = await context.request.post(`${options.url}/api/v1/session`, { data: { email, password } })
  if (!answer.ok()) throw new Error(`Signing in failed: ${await answer.text()}`)
  return context.storageState()
}

async function takePicture(page: Page, screen: Screen, size: string): Promise<string[]> {
  const complaints: string[] = []
  const listen = (message: { type(): string; text(): string }): void => {
    if (message.type() === 'error' || message.type() === 'warning')
      complaints.push(`${message.type()}: ${message.text().slice(0, 300)}`)
  }
  const fail = (error: Error): void => void complaints.push(`page error: ${error.message}`)
  page.on('console', listen).on('pageerror', fail)
  await page.goto(`${options.url}${screen.path}`)
  await page.waitForLoadState('networkidle', { timeout: 4_000 }).catch(() => complaints.push('never idle: the page keeps asking'))
  await page.waitForTimeout(400)
  await screen.prepare?.(page).catch((error: Error) => complaints.push(`could not be prepared: ${error.message.split('\n')[0]}`))
  const file = join(options.out, `${screen.name}-${size}${options.dark ? '-dark' : ''}.png`)
  await page.screenshot({ path: file, fullPage: screen.wholePage ?? false })
  const overflow = await page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  if (overflow > 0) complaints.push(`wider than the window by ${overflow} px`)
  page.off('console', listen).off('pageerror', fail)
  return complaints
}

async function run(): Promise<void> {
  mkdirSync(options.out, { recursive: true })
  const browser = await chromium.launch({ executablePath: await ensureChromium(console.log), args: ['--no-sandbox'] })
  try {
    const storageState = await signIn(browser)
    const asking = await browser.newContext({ storageState })
    const screens = (await screensOf(asking.request, options.url)).filter((screen) => screen.name.includes(options.only))
    for (const { name, width, height, isPhone } of SIZES) {
      const colorScheme = options.dark ? 'dark' : 'light'
      const look = { viewport: { width, height }, hasTouch: isPhone, isMobile: isPhone, colorScheme } as const
      const inside = await browser.newContext({ storageState, ...look })
      // The stream of changes never ends, so that with it no page would ever be idle.
      await inside.route('**/api/v1/events', (route) => route.abort())
      const outside = await browser.newContext(look)
      for (const screen of screens) {
        const page = await (screen.signedOut === true ? outside : inside).newPage()
        for (const complaint of await takePicture(page, screen, name)) console.log(`${screen.name} at ${name}: ${complaint}`)
        await page.close()
      }
      console.log(`${screens.length} screens at ${name} px`)
    }
  } finally {
    await browser.close()
  }
}

await run()
