import type { APIRequestContext, Page } from 'playwright-core'

/** One picture to take. */
export interface Screen {
  readonly name: string
  readonly path: string
  readonly signedOut?: boolean
  /** The page to its end, beyond the window. */
  readonly wholePage?: boolean
  /** Opens a dialog or a menu first. */
  readonly prepare?: (page: Page) => Promise<void>
}

const press = (name: string | RegExp) => async (page: Page) => {
  await page.getByRole('button', { name }).first().click({ timeout: 3_000 })
  await page.waitForTimeout(500)
}

/** Lists and pages without an id. */
const FIXED: readonly Screen[] = [
  { name: 'sign-in', path: '/login', signedOut: true },
  { name: 'home', path: '/' },
  { name: 'my-day', path: '/my-day' },
  { name: 'tasks', path: '/tasks' },
  { name: 'work-queues', path: '/work-queues' },
  { name: 'processes', path: '/processes' },
  { name: 'accounts', path: '/accounts' },
  { name: 'customers', path: '/customers' },
  { name: 'premises', path: '/premises' },
  { name: 'agreements', path: '/agreements' },
  { name: 'interactions', path: '/interactions' },
  { name: 'messages', path: '/messages' },
  { name: 'letter-batches', path: '/letter-batches' },
  { name: 'message-templates', path: '/message-templates' },
  { name: 'cases', path: '/cases' },
  { name: 'customer-add', path: '/customers', prepare: press('Add a customer…') },
  { name: 'service-requests', path: '/service-requests' },
  { name: 'applications', path: '/applications' },
  { name: 'apply', path: '/apply' },
  { name: 'apply-nothing', path: '/apply/status' },
  { name: 'start-service', path: '/start-service' },
  { name: 'stop-service', path: '/stop-service' },
  { name: 'move-service', path: '/move-service' },
  { name: 'suspend-service', path: '/suspend-service' },
  { name: 'bulk-moves', path: '/bulk-moves' },
  { name: 'ledger-account-add', path: '/trial-balance', prepare: press('Add an account…') },
  { name: 'rate-check', path: '/rate-check' },
  { name: 'generators', path: '/generators' },
  { name: 'programmes', path: '/programmes' },
  { name: 'certificates', path: '/certificates' },
  { name: 'supplier-charges', path: '/supplier-charges' },
  { name: 'supplier-file', path: '/supplier-charges', prepare: press('Enter a file…') },
  { name: 'meters', path: '/meters' },
  { name: 'reads', path: '/reads' },
  { name: 'dispatch', path: '/dispatch' },
  { name: 'dispatch-week', path: '/dispatch?view=week' },
  { name: 'work-orders', path: '/work-orders' },
  { name: 'work-order-new', path: '/work-orders', prepare: press('New work order…') },
  { name: 'connections', path: '/connections' },
  { name: 'connection-new', path: '/connections', prepare: press('New connection…') },
  { name: 'outages', path: '/outages' },
  { name: 'outage-declare', path: '/outages', prepare: press('Declare an outage…') },
  { name: 'crews', path: '/crews' },
  { name: 'work-order-types', path: '/work-order-types' },
  { name: 'field-day', path: '/field' },
  { name: 'collections-home', path: '/collections-home', wholePage: true },
  { name: 'collections-stop', path: '/collections-home', prepare: press('Stop a class or an area…') },
  { name: 'plan-board', path: '/plan-board', wholePage: true },
  { name: 'regulator-report', path: '/regulator-report', wholePage: true },
  { name: 'what-ifs', path: '/what-ifs' },
  { name: 'what-if-start', path: '/what-ifs', prepare: press('Try a tariff…') },
  { name: 'announced-events', path: '/events' },
  { name: 'tariff-compared', path: '/tariffs/W-RES/compare', wholePage: true },
  { name: 'policy-simulations', path: '/policy-simulations' },
  { name: 'policy-simulation-start', path: '/policy-simulations', prepare: press('Try a pack…') },
  { name: 'late-fees', path: '/late-fees' },
  { name: 'deposits', path: '/deposits' },
  { name: 'non-cash-deposits', path: '/non-cash-deposits' },
  { name: 'policy-packs', path: '/policy-packs' },
  { name: 'policy-pack', path: '/policy-packs/alder-creek/show', wholePage: true },
  { name: 'policy-pack-unconfirmed', path: '/policy-packs/us-ca-iou/show' },
  { name: 'policy-explanation', path: '/policy-explanation?key=plan.down_payment&programmes=low_income' },
  { name: 'bill-windows', path: '/bill-windows' },
  { name: 'bill-runs', path: '/bill-runs' },
  { name: 'parked', path: '/parked' },
  { name: 'bills', path: '/bills' },
  { name: 'run-accounts', path: '/run-accounts' },
  { name: 'tariffs', path: '/tariffs' },
  { name: 'tariff-versions', path: '/tariff-versions' },
  { name: 'tariff-users', path: '/tariffs/W-RES/users' },
  { name: 'tariff-editor', path: '/tariff-editor?tariff=W-RES', wholePage: true },
  { name: 'tariff-editor-json', path: '/tariff-editor?tariff=W-RES&as=json' },
  { name: 'tariff-editor-stated-use', path: '/tariff-editor?tariff=E-RES', prepare: press('Stated use') },
  { name: 'tariff-import', path: '/tariff-import' },
  { name: 'tariff-upload', path: '/tariffs', prepare: press('Upload a tariff…') },
  { name: 'settings', path: '/settings', wholePage: true },
  { name: 'take-payment', path: '/take-payment' },
  { name: 'payments', path: '/payments' },
  { name: 'suspense', path: '/suspense' },
  { name: 'payment-files', path: '/payment-files' },
  { name: 'trial-balance', path: '/trial-balance' },
  { name: 'journal', path: '/journal-entries' },
  { name: 'periods', path: '/accounting-periods' },
  { name: 'ledger-check', path: '/ledger-check' },
  { name: 'imports', path: '/imports' },
  { name: 'import-new', path: '/imports/new' },
  { name: 'users', path: '/users' },
  { name: 'user-add', path: '/users', prepare: press('Add a user…') },
  { name: 'roles', path: '/roles' },
  { name: 'api-tokens', path: '/api-tokens' },
  { name: 'api-token-issue', path: '/api-tokens', prepare: press('Issue a token…') },
  { name: 'audit', path: '/audit' },
  { name: 'password', path: '/password' },
  { name: 'business-date', path: '/', prepare: press(/^Sandbox|^\d+ \w{3} \d{4}$/) },
  { name: 'run-start', path: '/bill-windows', prepare: press('Start run…') },
  { name: 'nothing-here', path: '/no-such-page' },
  {
    name: 'search',
    path: '/',
    prepare: async (page) => {
      await page.getByRole('combobox', { name: 'Search' }).fill('valley')
      await page.waitForTimeout(900)
    },
  },
  {
    name: 'keys',
    path: '/',
    prepare: async (page) => {
      await page.keyboard.press('?')
      await page.waitForTimeout(500)
    },
  },
]

/** Record pages: the first row of a list, or of a part of it. */
const RECORDS: readonly {
  readonly name: string
  readonly list: string
  readonly filter?: object
  readonly to?: (id: string) => string
  readonly prepare?: Screen['prepare']
}[] = [
  { name: 'generator', list: 'generators' },
  { name: 'programme', list: 'programmes' },
  { name: 'account', list: 'accounts', filter: { isPastDue: true } },
  { name: 'account-note', list: 'accounts', prepare: press('Note with more details') },
  { name: 'account-more', list: 'accounts', prepare: press(/^More ▾/) },
  { name: 'account-message', list: 'accounts', prepare: sendMessage },
  { name: 'account-messages', list: 'accounts', prepare: press('Messages') },
  { name: 'message', list: 'messages' },
  { name: 'policy-simulation', list: 'policy-simulations' },
  { name: 'what-if', list: 'what-ifs' },
  { name: 'message-letter', list: 'messages', filter: { channel: 'post' } },
  { name: 'message-template', list: 'message-templates', filter: { id: 'APPOINTMENT_BOOKED' } },
  {
    name: 'message-template-new',
    list: 'message-templates',
    filter: { id: 'APPOINTMENT_BOOKED' },
    to: (id) => `/message-templates/${id}/new-version`,
  },
  { name: 'account-verify', list: 'accounts', prepare: press('Verify the caller…') },
  { name: 'case', list: 'cases' },
  { name: 'deposit', list: 'deposits' },
  { name: 'deposit-refund', list: 'deposits', filter: { state: 'held' }, prepare: press('Give it back…') },
  { name: 'statement', list: 'accounts', to: (id) => `/accounts/${id}/statement` },
  { name: 'customer', list: 'customers' },
  { name: 'customer-edit', list: 'customers', prepare: press('Change contact data') },
  { name: 'premise', list: 'premises' },
  { name: 'premise-vacant', list: 'premises', filter: { isVacant: true } },
  { name: 'premise-owner', list: 'premises', prepare: press(/^Agree with the owner…|^Change…/) },
  { name: 'start-service-here', list: 'premises', to: (id) => `/start-service?premise=${id}` },
  { name: 'stop-service-of', list: 'accounts', filter: { status: 'active' }, to: (id) => `/stop-service?account=${id}` },
  { name: 'move-service-of', list: 'accounts', filter: { status: 'active' }, to: (id) => `/move-service?account=${id}` },
  { name: 'service-request', list: 'service-requests', filter: { kind: 'move_in' } },
  {
    name: 'service-request-waive',
    list: 'service-requests',
    filter: { kind: 'move_in', state: 'open' },
    prepare: press('Waive…'),
  },
  { name: 'service-request-out', list: 'service-requests', filter: { kind: 'move_out' } },
  { name: 'service-request-days', list: 'service-requests', filter: { state: 'open' }, prepare: press(/^Reschedule…/) },
  {
    name: 'service-request-amend',
    list: 'service-requests',
    filter: { kind: 'move_in', state: 'open' },
    prepare: press('Amend…'),
  },
  { name: 'application', list: 'applications' },
  { name: 'application-accept', list: 'applications', filter: { state: 'submitted' }, prepare: press('Accept…') },
  { name: 'agreement', list: 'agreements' },
  { name: 'meter', list: 'meters', filter: { state: 'installed' } },
  { name: 'meter-read', list: 'meters', filter: { state: 'installed' }, prepare: typeOddRead },
  { name: 'work-order', list: 'work-orders' },
  { name: 'work-order-book', list: 'work-orders', filter: { state: 'created' }, prepare: press('Book a window…') },
  { name: 'connection', list: 'connections' },
  {
    name: 'connection-quote',
    list: 'connections',
    filter: { stage: 'quote' },
    prepare: press(/^(Draft the quote|Change the draft)…/),
  },
  { name: 'connection-back', list: 'connections', prepare: press('Go back…') },
  { name: 'outage', list: 'outages' },
  { name: 'crew', list: 'crews' },
  { name: 'crew-change', list: 'crews', prepare: press('Change the crew…') },
  { name: 'work-order-type', list: 'work-order-types' },
  { name: 'work-order-type-change', list: 'work-order-types', prepare: press('Change it…') },
  { name: 'field-order', list: 'work-orders', filter: { state: 'dispatched' }, to: (id) => `/field/orders/${id}` },
  { name: 'task', list: 'tasks' },
  { name: 'process', list: 'processes' },
  { name: 'bill-run', list: 'bill-runs' },
  { name: 'bill', list: 'bills', filter: { state: 'issued', kind: 'cycle' } },
  { name: 'bill-why', list: 'bills', filter: { state: 'issued', kind: 'cycle' }, prepare: press(/^Why /) },
  { name: 'bill-correct', list: 'bills', filter: { state: 'issued', kind: 'cycle' }, prepare: press('Correct…') },
  { name: 'tariff', list: 'tariffs' },
  { name: 'counter', list: 'accounts', filter: { isPastDue: true }, to: (id) => `/take-payment?account=${id}` },
  { name: 'payment', list: 'payments' },
  { name: 'payment-reverse', list: 'payments', filter: { state: 'posted' }, prepare: press('Reverse…') },
  { name: 'suspense-assign', list: 'payments', filter: { state: 'suspense' }, to: () => '/suspense', prepare: press(/^Assign/) },
  { name: 'journal-entry', list: 'journal-entries' },
  { name: 'payment-file', list: 'payment-files' },
  { name: 'import', list: 'imports' },
  { name: 'user', list: 'users' },
  { name: 'audit-entry', list: 'audit' },
]

async function sendMessage(page: Page): Promise<void> {
  await press(/^More ▾/)(page)
  await page.getByRole('menuitem', { name: 'Send a message…' }).click()
  await page.getByLabel('Subject').fill('Your request of Monday')
  await page.getByLabel(/^Text/).fill('We have changed your mailing address as you asked.')
  await page.waitForTimeout(1_200)
}

async function typeOddRead(page: Page): Promise<void> {
  await press('Enter a read')(page)
  await page.getByLabel(/On the dial/).fill('1')
  await page.waitForTimeout(900)
}

/** Every screen, record pages with a record that is there; a list that is empty has none. */
export async function screensOf(request: APIRequestContext, url: string): Promise<Screen[]> {
  const screens: Screen[] = [...FIXED]
  for (const { name, list, filter = {}, to, prepare } of RECORDS) {
    const query = new URLSearchParams({ filter: JSON.stringify(filter), range: '[0,0]' })
    const answer = await request.get(`${url}/api/v1/${list}?${query.toString()}`)
    const [first] = answer.ok() ? ((await answer.json()) as { id: string | number }[]) : []
    if (first === undefined) continue
    const id = encodeURIComponent(String(first.id))
    screens.push({ name, path: to === undefined ? `/${list}/${id}/show` : to(id), ...(prepare === undefined ? {} : { prepare }) })
  }
  return screens
}
