import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'
import { aFieldOrder } from '../testing/an-order.js'
import type { Answer, Office, Person } from './office.js'
import { createPhone, type Phone } from './phone.js'
import { openPhoneStore, type PhoneStore } from './phone-store.js'
import { type QueuedSend, stateOnDevice } from './queued-send.js'
import { signalWords } from './signal-words.js'
import { emptyDraft } from './visit-draft.js'

// The real queue in a real (if simulated) IndexedDB, before an office whose signal the test switches.

const FIRST = aFieldOrder({ id: 'W1', address: '1 Mill Lane' })
const SECOND = aFieldOrder({ id: 'W2', address: '2 Mill Lane' })
const BEN: Person = { id: 'ben', name: 'Ben', mustChangePassword: false }

let databases = 0
let name: string
let store: PhoneStore
let phone: Phone
let office: Office & {
  hasSignal: boolean
  person: Person | undefined
  answers: Record<string, Answer>
  got: string[]
  orders: FieldOrderJson[]
}

beforeEach(async () => {
  databases += 1
  name = `field-${databases}`
  office = anOffice()
  await start()
})
afterEach(() => store.close())

/** Opens the page, or opens it again after the phone was switched off. */
async function start(): Promise<void> {
  store = await openPhoneStore(name)
  phone = createPhone(store, office, () => new Date('2026-09-04T08:00:00Z'))
  await phone.open()
}

async function restart(): Promise<void> {
  store.close()
  await start()
}

function anOffice(): typeof office {
  const noSignal = (): void => {
    if (!office.hasSignal) throw new TypeError('Failed to fetch')
  }
  return {
    hasSignal: true,
    person: BEN,
    answers: {},
    got: [],
    orders: [FIRST, SECOND],
    async whoAmI() {
      noSignal()
      return this.person
    },
    async signIn() {
      this.person = BEN
    },
    async signOut() {
      this.person = undefined
    },
    async loadDay() {
      noSignal()
      return { today: '2026-09-04', crews: [{ id: 'C1', name: 'North' }], orders: this.orders, kmTotal: 3 }
    },
    async send(entry: QueuedSend): Promise<Answer> {
      if (!this.hasSignal) return { kind: 'later' }
      const said = nameOf(entry)
      this.got.push(said)
      return this.answers[said] ?? { kind: 'taken' }
    },
  }
}

const nameOf = (entry: QueuedSend): string => `${entry.orderId} ${entry.kind}`
const refusal = (code: string, facts = {}): Answer => ({ kind: 'refused', refusal: { code, sentence: `No: ${code}.`, facts } })
const finished = (order: FieldOrderJson, more = {}) => ({
  ...emptyDraft(order),
  stepsDone: ['IDENTIFY'],
  readings: { 'M1/1': { value: '1015', isConfirmed: false } },
  resultCode: 'DONE',
  ...more,
})
const photo = () => ({
  id: crypto.randomUUID(),
  kind: 'photo' as const,
  blob: new Blob(['jpeg'], { type: 'image/jpeg' }),
  isSent: false,
})

describe('without signal', () => {
  test('a day is worked, kept over a restart, and sent once in its order when the signal is back', async () => {
    office.hasSignal = false
    await phone.report(FIRST, 'start')
    await phone.report(FIRST, 'arrive')
    await phone.complete(FIRST, finished(FIRST, { files: [photo()] }))
    await phone.complete(SECOND, finished(SECOND))
    await restart()
    expect(signalWords(phone.state()).says).toBe('2 results wait for signal')
    expect(phone.state().kept?.day.orders).toHaveLength(2)
    expect(stateOnDevice(FIRST, phone.state().queue)).toBe('result_waits')
    expect(office.got).toEqual([])

    office.hasSignal = true
    office.orders = []
    await phone.sync()
    expect(office.got).toEqual(['W1 start', 'W1 arrive', 'W1 file', 'W1 result', 'W2 result'])
    expect(phone.state()).toMatchObject({ queue: [], drafts: {}, hasSignal: true })
    expect(phone.state().kept?.day.orders).toEqual([])

    await phone.sync()
    await restart()
    expect(office.got).toHaveLength(5)
  })

  test('what is being written down is there again after a restart', async () => {
    office.hasSignal = false
    await phone.keepDraft({ ...emptyDraft(FIRST), note: 'Dog in the yard', files: [photo()] })
    await restart()
    expect(phone.state().drafts.W1?.note).toBe('Dog in the yard')
    expect(await phone.state().drafts.W1?.files[0]?.blob.text()).toBe('jpeg')
  })

  test('a result keeps its key from attempt to attempt', async () => {
    office.hasSignal = false
    await phone.complete(FIRST, finished(FIRST))
    const before = phone.state().queue[0]
    await phone.sync()
    await restart()
    const after = phone.state().queue[0]
    expect(after).toEqual(before)
    expect(after?.kind === 'result' && after.body.resultId).toBe(after?.key)
  })
})

describe('what the office has taken while the day cannot be loaded anew', () => {
  /** How the first order stands on the phone each time something changes there, once for each. */
  function standings(): string[] {
    const seen: string[] = []
    phone.subscribe(() => {
      const { kept, queue } = phone.state()
      const order = kept?.day.orders.find(({ id }) => id === 'W1')
      const stands = order === undefined ? 'none' : stateOnDevice(order, queue)
      if (seen.at(-1) !== stands) seen.push(stands)
    })
    return seen
  }

  test.each([
    ['DONE', 'completed'],
    ['NO_ACCESS', 'incomplete'],
  ])('an order never falls back: %s', async (resultCode, outcome) => {
    office.loadDay = () => Promise.reject(new TypeError('Failed to fetch'))
    const seen = standings()
    await phone.report(FIRST, 'start')
    await phone.sync()
    await phone.report(FIRST, 'arrive')
    await phone.sync()
    await phone.complete(FIRST, finished(FIRST, { resultCode, files: [photo()] }))
    await phone.sync()
    await restart()
    expect(office.got).toEqual(['W1 start', 'W1 arrive', 'W1 file', 'W1 result'])
    expect(seen).toEqual(['en_route', 'on_site', 'result_waits', outcome])
    expect(phone.state().kept?.day.orders.map(({ state }) => state)).toEqual([outcome, 'dispatched'])
  })
})

describe('what the office does not take', () => {
  test('is shown, and holds up nothing of other orders', async () => {
    office.answers['W1 result'] = refusal('METER_NOT_HERE')
    await phone.complete(FIRST, finished(FIRST))
    await phone.complete(SECOND, finished(SECOND))
    await phone.sync()
    expect(office.got).toEqual(['W1 result', 'W2 result'])
    expect(phone.state().queue).toMatchObject([{ orderId: 'W1', refusal: { code: 'METER_NOT_HERE' } }])
    expect(stateOnDevice(FIRST, phone.state().queue)).toBe('result_refused')
    expect(signalWords(phone.state()).says).toBe('1 not taken by the office')
    await phone.sync()
    expect(office.got).toHaveLength(2)
  })

  test('a picture holds up the result of its order', async () => {
    office.answers['W1 file'] = refusal('PAYLOAD_TOO_LARGE')
    await phone.complete(FIRST, finished(FIRST, { files: [photo()] }))
    await phone.sync()
    expect(office.got).toEqual(['W1 file'])
    await phone.reopen('W1')
    await phone.complete(FIRST, finished(FIRST, { files: [] }))
    await phone.sync()
    expect(office.got).toEqual(['W1 file', 'W1 result'])
  })

  test('that the crew set out holds up nothing', async () => {
    office.answers['W1 start'] = refusal('ORDER_STATE')
    await phone.report(FIRST, 'start')
    await phone.complete(FIRST, finished(FIRST))
    await phone.sync()
    expect(office.got).toEqual(['W1 start', 'W1 result'])
    const [left] = phone.state().queue
    if (left !== undefined) await phone.forget(left)
    expect(phone.state().queue).toEqual([])
  })

  test('a reading it finds odd comes back with its words, and goes again under a new key', async () => {
    const warnings = [{ code: 'ABOVE_USUAL', sentence: 'It makes 15 ccf.' }]
    office.answers['W1 result'] = refusal('READ_IMPLAUSIBLE', { warnings })
    await phone.complete(FIRST, finished(FIRST, { files: [photo()] }))
    await phone.sync()
    const first = phone.state().queue[0]
    await phone.reopen('W1')
    const draft = phone.state().drafts.W1
    expect(draft?.officeWarnings).toEqual(warnings)
    expect(phone.state().queue).toEqual([])

    office.answers = {}
    if (draft !== undefined) await phone.complete(FIRST, { ...draft, standsByReadings: true })
    await phone.sync()
    // The photo is in the office already.
    expect(office.got).toEqual(['W1 file', 'W1 result', 'W1 result'])
    expect(phone.state().queue).toEqual([])
    expect(first?.refusal?.code).toBe('READ_IMPLAUSIBLE')
  })

  test('given up, it leaves the phone', async () => {
    office.answers['W1 result'] = refusal('ORDER_ENDED')
    await phone.complete(FIRST, finished(FIRST))
    await phone.sync()
    await phone.discard('W1')
    expect(phone.state()).toMatchObject({ queue: [], drafts: {} })
  })
})

describe('who it is', () => {
  test('a session that has ended asks to sign in, and sends after it', async () => {
    office.person = undefined
    await phone.complete(FIRST, finished(FIRST))
    await phone.sync()
    expect(phone.state()).toMatchObject({ mustSignIn: true, queue: [{ orderId: 'W1' }] })
    await phone.signIn('ben@example.org', 'secret')
    expect(phone.state()).toMatchObject({ mustSignIn: false, queue: [] })
    expect(office.got).toEqual(['W1 result'])
  })

  test('nothing is sent, and nothing refused, before a password of one’s own is chosen', async () => {
    office.person = { ...BEN, mustChangePassword: true }
    await phone.complete(FIRST, finished(FIRST))
    await phone.sync()
    expect(office.got).toEqual([])
    expect(phone.state()).toMatchObject({ mustChangePassword: true, queue: [{ refusal: null }] })
  })

  test('nothing is sent under another name', async () => {
    office.hasSignal = false
    await phone.complete(FIRST, finished(FIRST))
    office.hasSignal = true
    office.person = { id: 'ann', name: 'Ann', mustChangePassword: false }
    await phone.sync()
    expect(office.got).toEqual([])
    expect(phone.state().kept?.userName).toBe('Ann')
    office.person = BEN
    await phone.sync()
    expect(office.got).toEqual(['W1 result'])
  })

  test('signing out takes the day off the phone, not what waits', async () => {
    office.hasSignal = false
    await phone.complete(FIRST, finished(FIRST))
    office.hasSignal = true
    await phone.signOut()
    expect(phone.state()).toMatchObject({ kept: undefined, mustSignIn: true, queue: [{ orderId: 'W1' }] })
  })
})
