import type { BillDocumentFlag } from './bill-document.js'

/** The figures of a bank as printed; what did not happen is undefined. */
export interface BankTexts {
  readonly label: string
  readonly period: string | undefined
  readonly opening: string
  readonly earned: string | undefined
  readonly used: string | undefined
  readonly cashedOut: string | undefined
  readonly expired: string | undefined
  readonly closing: string
}

/**
 * Every word that is printed on a bill, in one language. A further language is one more object of this type in
 * `CATALOGUES`; nothing else has to change. Figures, dates and names come in already formatted.
 */
export interface BillTexts {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly months: readonly string[]
  readonly numbers: { readonly decimal: string; readonly group: string }
  readonly days: (count: number) => string
  readonly daysOf: (count: number, whole: number) => string
  readonly thirtiethsOfMonth: (count: number) => string
  readonly service: (code: string) => string
  readonly unit: (code: string, one: boolean) => string
  readonly ratePer: (price: string, unit: string) => string
  readonly perDay: (measure: string) => string
  readonly pageOf: (page: number, pages: number) => string

  readonly title: string
  readonly documentTitle: (billNumber: string, utility: string) => string
  readonly facts: { readonly account: string; readonly billNumber: string; readonly billDate: string }
  readonly place: (address: string) => string
  readonly places: (count: number) => string
  readonly watermark: { readonly draft: string; readonly cancelled: string }
  readonly draftNotice: string
  readonly cancelledNotice: (on: string | undefined, replacedBy: string | undefined) => string
  readonly replacesNotice: (billNumber: string) => string
  readonly estimatedNotice: (services: string) => string
  readonly accountHolder: (accountId: string) => string

  readonly headline: {
    readonly due: string
    readonly payBy: (date: string) => string
    readonly credit: string
    readonly creditDetail: string
    readonly nothing: string
    readonly nothingDetail: string
    readonly cancelled: string
    readonly doNotPay: string
    readonly ofBill: (amount: string) => string
  }
  readonly summary: {
    readonly heading: string
    readonly previousBalance: string
    readonly previousCredit: string
    readonly noMovements: string
    readonly manyMovements: (count: number) => string
    readonly balanceForward: string
    readonly paidInFull: string
    readonly nothingBefore: string
    readonly creditForward: string
    readonly services: (service: string, count: number) => string
    readonly taxes: string
    readonly newCharges: string
    readonly totalDue: string
    readonly totalCredit: string
    readonly inside: string
  }
  readonly activity: {
    readonly heading: string
    readonly date: string
    readonly what: string
    readonly amount: string
    readonly sum: string
  }
  readonly changes: {
    readonly heading: string
    readonly more: (difference: string, previous: string) => string
    readonly less: (difference: string, previous: string) => string
    readonly same: (previous: string) => string
    readonly serviceMore: (service: string, difference: string) => string
    readonly serviceLess: (service: string, difference: string) => string
    readonly use: (now: string, before: string) => string
    readonly days: (now: string, before: string) => string
    readonly priceChanged: (services: string, on: string) => string
    readonly newService: (service: string, amount: string) => string
  }
  readonly payment: {
    readonly heading: string
    readonly online: (website: string) => string
    readonly byMail: (utility: string) => string
    readonly quote: (accountId: string) => string
    readonly questions: string
    readonly phone: (phone: string, hours: string | undefined) => string
    readonly emergency: (phone: string) => string
  }
  readonly messages: string
  readonly block: {
    readonly continued: (service: string) => string
    readonly rate: (code: string, name: string) => string
    readonly agreement: (id: string) => string
    readonly meter: string
    readonly previousRead: string
    readonly currentRead: string
    readonly multiplier: string
    readonly use: string
    readonly demandRegister: (register: string) => string
    readonly register: (register: string) => string
    readonly kind: (kind: 'actual' | 'estimated' | 'customer') => string
    readonly estimatedNote: string
    readonly customerNote: string
    readonly bank: (bank: BankTexts) => string
    readonly item: string
    readonly quantity: string
    readonly price: string
    readonly amount: string
    readonly charges: string
    readonly total: (service: string) => string
    readonly flag: (flag: BillDocumentFlag, days: string) => string
  }
  readonly chart: {
    readonly heading: (unit: string) => string
    readonly thisBill: string
    readonly yearAgo: string
    readonly average: (perDay: string) => string
    readonly againstYearAgo: (perDay: string) => string
    readonly period: string
    readonly days: string
    readonly asTable: string
  }
  readonly slip: {
    readonly detach: string
    readonly heading: string
    readonly payable: (payee: string) => string
    readonly remitTo: string
    readonly due: string
    readonly amountDue: string
    readonly enclosed: string
    readonly nothing: string
    readonly credit: (amount: string) => string
    readonly draft: string
    readonly cancelled: string
  }
  readonly email: {
    readonly subjectDue: (utility: string, amount: string, due: string) => string
    readonly subjectNothing: (utility: string, billDate: string) => string
    readonly greeting: (name: string) => string
    readonly due: (amount: string, due: string) => string
    readonly credit: (amount: string) => string
    readonly nothing: string
    readonly attached: (fileName: string) => string
    readonly replaces: (billNumber: string) => string
    readonly online: (address: string) => string
    readonly questions: (contacts: string) => string
    readonly automatic: string
  }
}

const SERVICES: Readonly<Record<string, string>> = {
  water: 'Water',
  sewer: 'Sewer',
  stormwater: 'Stormwater',
  refuse: 'Refuse',
  electric: 'Electric',
  gas: 'Gas',
  lighting: 'Lighting',
}

/** One, several. Units that read the same for both (`ccf`, `kWh`) are not listed: they print as they are written. */
const UNITS: Readonly<Record<string, readonly [string, string]>> = {
  month: ['month', 'months'],
  day: ['day', 'days'],
  cart: ['cart', 'carts'],
  lamp: ['lamp', 'lamps'],
  dwelling: ['dwelling', 'dwellings'],
  therm: ['therm', 'therms'],
  gallon: ['gallon', 'gallons'],
  gal: ['gal', 'gal'],
  m3: ['m³', 'm³'],
  sqft: ['sq ft', 'sq ft'],
  'cart-month': ['cart-month', 'cart-months'],
  'ERU-month': ['ERU-month', 'ERU-months'],
  'lamp-month': ['lamp-month', 'lamp-months'],
  'kW-month': ['kW-month', 'kW-months'],
}

const READ_KINDS = { actual: 'actual read', estimated: 'ESTIMATED', customer: 'your read' } as const

const ENGLISH: BillTexts = {
  language: 'en',
  direction: 'ltr',
  months: ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'],
  numbers: { decimal: '.', group: ',' },
  days: (count) => (count === 1 ? '1 day' : `${count} days`),
  daysOf: (count, whole) => `${count} of ${whole} days`,
  thirtiethsOfMonth: (count) => `${count}/30 months`,
  service: (code) => SERVICES[code] ?? code,
  unit: (code, one) => UNITS[code]?.[one ? 0 : 1] ?? code,
  ratePer: (price, unit) => `${price} / ${unit}`,
  perDay: (measure) => `${measure} a day`,
  pageOf: (page, pages) => `Page ${page} of ${pages}`,

  title: 'Utility bill',
  documentTitle: (billNumber, utility) => `Bill ${billNumber}, ${utility}`,
  facts: { account: 'Account', billNumber: 'Bill number', billDate: 'Bill date' },
  place: (address) => `Service at ${address}`,
  places: (count) => `Service at ${count} places`,
  watermark: { draft: 'DRAFT', cancelled: 'CANCELLED' },
  draftNotice: 'This is a draft. It has not been issued and nothing is due on it yet.',
  cancelledNotice: (on, replacedBy) =>
    `This bill was cancelled${on === undefined ? '' : ` on ${on}`}${replacedBy === undefined ? '' : ` and replaced by bill ${replacedBy}`}. Please do not pay it.`,
  replacesNotice: (billNumber) => `This bill replaces bill ${billNumber}, which has been cancelled.`,
  estimatedNotice: (services) => `Billed on an ESTIMATED read: ${services}. See the next pages.`,
  accountHolder: (accountId) => `The holder of account ${accountId}`,

  headline: {
    due: 'Amount due',
    payBy: (date) => `Please pay by ${date}`,
    credit: 'Credit in your favor',
    creditDetail: 'Nothing to pay: it lowers your next bill',
    nothing: 'Amount due',
    nothingDetail: 'Nothing to pay',
    cancelled: 'Cancelled bill',
    doNotPay: 'Do not pay',
    ofBill: (amount) => `It asked for ${amount}`,
  },
  summary: {
    heading: 'Summary',
    previousBalance: 'Balance of your last bill',
    previousCredit: 'Credit on your last bill',
    noMovements: 'Payments received: none',
    manyMovements: (count) => `${count} payments and other entries, listed inside`,
    balanceForward: 'Unpaid from earlier bills',
    paidInFull: 'Paid in full, thank you',
    nothingBefore: 'Nothing open from earlier bills',
    creditForward: 'Credit from before',
    services: (service, count) => (count === 1 ? service : `${service} (${count} services)`),
    taxes: 'Taxes',
    newCharges: 'New charges',
    totalDue: 'Total due',
    totalCredit: 'Credit in your favor',
    inside: 'Reads, use and every charge are on the next pages.',
  },
  activity: {
    heading: 'Payments and other entries since your last bill',
    date: 'Date',
    what: 'What',
    amount: 'Amount',
    sum: 'Sum',
  },
  changes: {
    heading: 'Compared with your last bill',
    more: (difference, previous) => `New charges are ${difference} higher than last time (${previous}).`,
    less: (difference, previous) => `New charges are ${difference} lower than last time (${previous}).`,
    same: (previous) => `New charges are the same as last time (${previous}).`,
    serviceMore: (service, difference) => `${service}: ${difference} more.`,
    serviceLess: (service, difference) => `${service}: ${difference} less.`,
    use: (now, before) => `You used ${now}, last time ${before}.`,
    days: (now, before) => `This bill covers ${now}, the last one ${before}.`,
    priceChanged: (services, on) => `Prices changed on ${on}: ${services}.`,
    newService: (service, amount) => `${service} is new on this bill: ${amount}.`,
  },
  payment: {
    heading: 'How to pay',
    online: (website) => `Online at ${website}`,
    byMail: (utility) => `By mail: check payable to ${utility}, with the payment slip`,
    quote: (accountId) => `Always give your account number, ${accountId}`,
    questions: 'Questions?',
    phone: (phone, hours) => (hours === undefined ? `Call ${phone}` : `Call ${phone}, ${hours}`),
    emergency: (phone) => `Leak or outage, at any hour: ${phone}`,
  },
  messages: 'For your information',
  block: {
    continued: (service) => `${service}, continued`,
    rate: (code, name) => (name === '' || name === code ? `Rate ${code}` : `Rate ${code}, ${name}`),
    agreement: (id) => `Agreement ${id}`,
    meter: 'Meter',
    previousRead: 'Previous read',
    currentRead: 'Current read',
    multiplier: 'Multiplier',
    use: 'Use',
    demandRegister: (register) => `register ${register}, highest demand`,
    register: (register) => `register ${register}`,
    kind: (kind) => READ_KINDS[kind],
    estimatedNote:
      'We could not read the meter: this bill rests on an ESTIMATED read. The next actual read corrects any difference.',
    customerNote: 'Billed on the read you gave us. Thank you.',
    bank: ({ label, period, opening, earned, used, cashedOut, expired, closing }) => {
      const happened = [
        earned === undefined ? undefined : `${earned} added`,
        used === undefined ? undefined : `${used} used`,
        cashedOut === undefined ? undefined : `${cashedOut} paid out`,
        expired === undefined ? undefined : `${expired} expired`,
      ].filter((part) => part !== undefined)
      const name = period === undefined ? label : `${label} (${period})`
      return `${name}, kept for later bills: ${opening} before${happened.length === 0 ? '' : `, ${happened.join(', ')}`}, ${closing} carried on.`
    },
    item: 'Charge',
    quantity: 'Quantity',
    price: 'Rate',
    amount: 'Amount',
    charges: 'Charges before tax',
    total: (service) => `${service} total`,
    flag: (flag, days) =>
      ({
        first: 'This is the first bill of this service.',
        final: 'This is the final bill of this service.',
        catch_up: `This bill covers ${days}, longer than usual, because the last period could not be billed.`,
        zero_use: 'No use was measured in this period.',
      })[flag],
  },
  chart: {
    heading: (unit) => `Your use by bill, ${unit}`,
    thisBill: 'this bill',
    yearAgo: 'a year ago',
    average: (perDay) => `On average ${perDay}.`,
    againstYearAgo: (perDay) => `A year ago: ${perDay}.`,
    period: 'Period to',
    days: 'Days',
    asTable: 'The figures as a table',
  },
  slip: {
    detach: 'Detach here and return this part with your payment',
    heading: 'Payment slip',
    payable: (payee) => `Check payable to ${payee}`,
    remitTo: 'Mail to',
    due: 'Due date',
    amountDue: 'Amount due',
    enclosed: 'Amount enclosed',
    nothing: 'Nothing is due on this bill. Please send no payment.',
    credit: (amount) => `Your account has a credit of ${amount}. Please send no payment.`,
    draft: 'Draft. Please send no payment.',
    cancelled: 'This bill has been cancelled. Please send no payment for it.',
  },
  email: {
    subjectDue: (utility, amount, due) => `${utility}: your bill, ${amount} due ${due}`,
    subjectNothing: (utility, billDate) => `${utility}: your bill of ${billDate}, nothing to pay`,
    greeting: (name) => `Dear ${name},`,
    due: (amount, due) => `Your new bill is ready. Please pay ${amount} by ${due}.`,
    credit: (amount) => `Your new bill is ready. There is nothing to pay: your account has a credit of ${amount}.`,
    nothing: 'Your new bill is ready. There is nothing to pay.',
    attached: (fileName) => `The whole bill is attached as ${fileName}.`,
    replaces: (billNumber) => `It replaces bill ${billNumber}, which has been cancelled.`,
    online: (address) => `See and pay it online: ${address}`,
    questions: (contacts) => `Questions? ${contacts}`,
    automatic: 'This message was sent automatically because you chose to get your bills by e-mail.',
  },
}

const CATALOGUES: ReadonlyMap<string, BillTexts> = new Map([[ENGLISH.language, ENGLISH]])

/** The texts of a language (ISO 639-1), in English where there is no catalogue of it. */
export function billTexts(language: string): BillTexts {
  return CATALOGUES.get(language) ?? ENGLISH
}
