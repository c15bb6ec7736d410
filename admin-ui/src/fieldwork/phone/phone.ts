import { problemOf } from '../../http.js'
import type { FieldOrderJson } from '../../../../api/fieldwork/contract.js'
import type { Office, Person } from './office.js'
import type { KeptDay, PhoneStore } from './phone-store.js'
import { type NewSend, nextToSend, type OfficeRefusal, type QueuedSend, stateAfter } from './queued-send.js'
import { resultOf, type VisitDraft } from './visit-draft.js'

/** What the technician's screen shows. */
export interface PhoneState {
  /** False until the device's memory was read. */
  readonly isOpen: boolean
  readonly kept: KeptDay | undefined
  readonly drafts: Readonly<Record<string, VisitDraft>>
  readonly queue: readonly QueuedSend[]
  /** Whether the office could be reached the last time. */
  readonly hasSignal: boolean
  readonly isBusy: boolean
  readonly mustSignIn: boolean
  readonly mustChangePassword: boolean
  /** Something else than the signal kept the day from being loaded. */
  readonly trouble: string | undefined
}

export interface Phone {
  state(): PhoneState
  subscribe(listener: () => void): () => void
  /** Reads the device's memory, then asks the office. */
  open(): Promise<void>
  /** Sends what waits, then loads the day anew. One at a time: asked again meanwhile, it goes round once more. */
  sync(): Promise<void>
  signIn(email: string, password: string): Promise<void>
  /** Forgets the day, so that no customer's data stays behind. What waits to be sent stays. */
  signOut(): Promise<void>
  report(order: FieldOrderJson, kind: 'start' | 'arrive'): Promise<void>
  keepDraft(draft: VisitDraft): Promise<void>
  complete(order: FieldOrderJson, draft: VisitDraft): Promise<void>
  /** Takes back what waits or was refused for an order, so that it can be changed; what was written down stays. */
  reopen(orderId: string): Promise<void>
  /** Takes one entry out of the queue: a report the office did not take. */
  forget(entry: QueuedSend): Promise<void>
  /** Gives up what waits or was refused for an order, with what was written down. */
  discard(orderId: string): Promise<void>
}

const FIRST: PhoneState = {
  isOpen: false,
  kept: undefined,
  drafts: {},
  queue: [],
  hasSignal: true,
  isBusy: false,
  mustSignIn: false,
  mustChangePassword: false,
  trouble: undefined,
}

/** The technician's phone: what is shown is what the device remembers, and whatever is done is remembered before it is sent. */
export function createPhone(store: PhoneStore, office: Office, now: () => Date = () => new Date()): Phone {
  let state = FIRST
  let running: Promise<void> | undefined
  let isAskedAgain = false
  const listeners = new Set<() => void>()
  const set = (change: Partial<PhoneState>): void => {
    state = { ...state, ...change }
    for (const listener of listeners) listener()
  }
  const recall = async (): Promise<void> => {
    const [kept, queue] = await Promise.all([store.loadDay(), store.loadQueue()])
    set({ kept, queue })
  }
  // What is being typed lives here and is written behind it: the device is slower than a thumb.
  const keepDraft = async (draft: VisitDraft): Promise<void> => {
    set({ drafts: { ...state.drafts, [draft.orderId]: draft } })
    await store.keepDraft(draft)
  }
  const forgetDraft = async (orderId: string): Promise<void> => {
    const { [orderId]: _over, ...drafts } = state.drafts
    set({ drafts })
    await store.forgetDraft(orderId)
  }
  /**
   * The office has it: it leaves the queue, and the order stands as the office has it now, also where the signal is lost before the day is
   * loaded anew. A picture is not sent again, and after the result the visit is over.
   */
  const settle = async (entry: QueuedSend): Promise<void> => {
    const draft = state.drafts[entry.orderId]
    if (entry.kind === 'file' && draft !== undefined) {
      await keepDraft({ ...draft, files: draft.files.map((file) => (file.id === entry.key ? { ...file, isSent: true } : file)) })
    }
    if (entry.kind === 'result') await forgetDraft(entry.orderId)
    await store.settle(entry.seq, state.kept === undefined ? undefined : dayAfter(state.kept, entry))
  }

  const sendAll = async (userId: string): Promise<'done' | 'later' | 'sign_in'> => {
    for (let entry = nextToSend(await store.loadQueue(), userId); entry !== undefined; entry = nextToSend(state.queue, userId)) {
      const answer = await office.send(entry)
      if (answer.kind === 'later' || answer.kind === 'sign_in') return answer.kind
      if (answer.kind === 'refused') await store.change({ ...entry, refusal: answer.refusal })
      else await settle(entry)
      await recall()
    }
    return 'done'
  }

  const round = async (): Promise<void> => {
    const person = await office.whoAmI()
    if (person === undefined) {
      set({ hasSignal: true, mustSignIn: true })
      return
    }
    if (person.mustChangePassword) {
      set({ hasSignal: true, mustSignIn: false, mustChangePassword: true })
      return
    }
    const sent = await sendAll(person.id)
    if (sent === 'done') await loadDay(person)
    set({ hasSignal: sent !== 'later', mustSignIn: sent === 'sign_in', mustChangePassword: false })
  }
  const loadDay = async (person: Person): Promise<void> => {
    const day = await office.loadDay()
    await store.keepDay({ userId: person.id, userName: person.name, keptAt: now().toISOString(), day })
    await recall()
  }
  const rounds = async (): Promise<void> => {
    set({ isBusy: true, trouble: undefined })
    do {
      isAskedAgain = false
      await round().catch((error: unknown) => set(troubleOf(error)))
    } while (isAskedAgain)
    set({ isBusy: false })
  }
  const sync = (): Promise<void> => {
    if (running !== undefined) {
      isAskedAgain = true
      return running
    }
    running = rounds().finally(() => {
      running = undefined
    })
    return running
  }
  const enqueue = async (sends: readonly NewSend[]): Promise<void> => {
    await store.enqueue(sends)
    await recall()
    void sync()
  }
  const of = (order: FieldOrderJson) => ({
    userId: state.kept?.userId ?? '',
    orderId: order.id,
    title: `${order.typeTitle}, ${order.address}`,
    refusal: null,
  })

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async open() {
      const drafts = await store.loadDrafts()
      set({ drafts: Object.fromEntries(drafts.map((draft) => [draft.orderId, draft])) })
      await recall()
      set({ isOpen: true })
      await sync()
    },
    sync,
    async signIn(email, password) {
      await office.signIn(email, password)
      set({ mustSignIn: false })
      await sync()
    },
    async signOut() {
      await office.signOut()
      await store.forgetDay()
      await recall()
      set({ mustSignIn: true })
    },
    report: (order, kind) => enqueue([{ ...of(order), kind, key: crypto.randomUUID() }]),
    keepDraft,
    async complete(order, draft) {
      await keepDraft(draft)
      const resultId = crypto.randomUUID()
      const waiting = new Set(state.queue.map(({ key }) => key))
      const files = draft.files.filter((file) => !file.isSent && !waiting.has(file.id))
      await enqueue([
        ...files.map((file): NewSend => ({ ...of(order), kind: 'file', key: file.id, file: file.kind, blob: file.blob })),
        { ...of(order), kind: 'result', key: resultId, body: resultOf(order, draft, resultId, state.kept?.day.today ?? '') },
      ])
    },
    async reopen(orderId) {
      const draft = state.drafts[orderId]
      const refused = state.queue.find((entry) => entry.orderId === orderId && entry.kind === 'result')?.refusal
      if (draft !== undefined && refused != null) {
        await keepDraft({ ...draft, officeWarnings: warningsIn(refused), standsByReadings: false })
      }
      await store.remove(state.queue.filter((entry) => entry.orderId === orderId).map(({ seq }) => seq))
      await recall()
    },
    async forget(entry) {
      await store.remove([entry.seq])
      await recall()
    },
    async discard(orderId) {
      await store.remove(state.queue.filter((entry) => entry.orderId === orderId).map(({ seq }) => seq))
      await forgetDraft(orderId)
      await recall()
      void sync()
    },
  }
}

function dayAfter(kept: KeptDay, taken: QueuedSend): KeptDay {
  const orders = kept.day.orders.map((order) =>
    order.id === taken.orderId && kept.userId === taken.userId ? { ...order, state: stateAfter(order, taken) } : order,
  )
  return { ...kept, day: { ...kept.day, orders } }
}

/** What the office found odd about the readings, where that is why it did not take the result. */
function warningsIn({ facts }: OfficeRefusal): VisitDraft['officeWarnings'] {
  return Array.isArray(facts.warnings) ? (facts.warnings as VisitDraft['officeWarnings']) : []
}

function troubleOf(error: unknown): Partial<PhoneState> {
  const problem = problemOf(error)
  if (problem !== undefined && problem.status !== 0 && problem.status < 500) {
    return { hasSignal: true, trouble: problem.detail ?? problem.title }
  }
  return { hasSignal: false }
}
