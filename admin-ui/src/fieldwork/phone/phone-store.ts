import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { FieldDayJson } from '../../../../api/fieldwork/contract.js'
import type { NewSend, QueuedSend } from './queued-send.js'
import type { VisitDraft } from './visit-draft.js'

/** The day as the office gave it last. */
export interface KeptDay {
  readonly userId: string
  readonly userName: string
  readonly keptAt: string
  readonly day: FieldDayJson
}

/** What a phone remembers, so that closing the page or losing the signal loses nothing. */
export interface PhoneStore {
  loadDay(): Promise<KeptDay | undefined>
  keepDay(day: KeptDay): Promise<void>
  forgetDay(): Promise<void>
  loadDrafts(): Promise<VisitDraft[]>
  keepDraft(draft: VisitDraft): Promise<void>
  forgetDraft(orderId: string): Promise<void>
  /** Everything that waits to be sent, the oldest first. */
  loadQueue(): Promise<QueuedSend[]>
  /** Adds all or nothing, in this order. */
  enqueue(sends: readonly NewSend[]): Promise<void>
  change(entry: QueuedSend): Promise<void>
  remove(seqs: readonly number[]): Promise<void>
  /** Takes out what the office has taken and keeps the day as it stands after it: both or neither. */
  settle(seq: number, day: KeptDay | undefined): Promise<void>
  close(): void
}

interface Schema extends DBSchema {
  day: { key: string; value: KeptDay }
  drafts: { key: string; value: VisitDraft }
  queue: { key: number; value: NewSend | QueuedSend }
}

const VERSION = 1
const THE_DAY = 'day'

/** Opens the phone's memory in the browser's own database. */
export async function openPhoneStore(name = 'penstock-field'): Promise<PhoneStore> {
  const db = await openDB<Schema>(name, VERSION, {
    upgrade(database) {
      database.createObjectStore('day')
      database.createObjectStore('drafts', { keyPath: 'orderId' })
      database.createObjectStore('queue', { keyPath: 'seq', autoIncrement: true })
    },
  })
  return storeIn(db)
}

function storeIn(db: IDBPDatabase<Schema>): PhoneStore {
  return {
    loadDay: () => db.get('day', THE_DAY),
    keepDay: async (day) => void (await db.put('day', day, THE_DAY)),
    forgetDay: () => db.delete('day', THE_DAY),
    loadDrafts: () => db.getAll('drafts'),
    keepDraft: async (draft) => void (await db.put('drafts', draft)),
    forgetDraft: (orderId) => db.delete('drafts', orderId),
    loadQueue: async () => (await db.getAll('queue')) as QueuedSend[],
    async enqueue(sends) {
      const tx = db.transaction('queue', 'readwrite')
      await Promise.all([...sends.map((send) => tx.store.add(send)), tx.done])
    },
    change: async (entry) => void (await db.put('queue', entry)),
    async remove(seqs) {
      const tx = db.transaction('queue', 'readwrite')
      await Promise.all([...seqs.map((seq) => tx.store.delete(seq)), tx.done])
    },
    async settle(seq, day) {
      const tx = db.transaction(['day', 'queue'], 'readwrite')
      const kept = day === undefined ? [] : [tx.objectStore('day').put(day, THE_DAY)]
      await Promise.all([...kept, tx.objectStore('queue').delete(seq), tx.done])
    },
    close: () => db.close(),
  }
}
