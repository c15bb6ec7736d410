// The worker of `/field`: it keeps the files of the technician's page on the device, so that the page opens without signal. The build
// writes in which files these are. What the API answers is never kept here; the page keeps the day itself.

declare const FIELD_FILES: readonly string[]
declare const FIELD_VERSION: string

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void
}

interface FetchEvent extends WorkerEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}

interface WorkerScope {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: WorkerEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}

const worker = self as unknown as WorkerScope
const PREFIX = 'penstock-field-'
const CACHE = `${PREFIX}${FIELD_VERSION}`
const PAGE = '/field'
/** A cell that hangs is no signal: the kept page is there at once. */
const PATIENCE_MS = 4_000

worker.addEventListener('install', (event) => {
  event.waitUntil(keepFiles().then(() => worker.skipWaiting()))
})

worker.addEventListener('activate', (event) => {
  event.waitUntil(dropFormer().then(() => worker.clients.claim()))
})

worker.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url)
  if (event.request.method !== 'GET' || origin !== worker.location.origin) return
  if (event.request.mode === 'navigate') event.respondWith(pageOf(event.request))
  else if (FIELD_FILES.includes(pathname)) event.respondWith(fileOf(event.request))
})

async function keepFiles(): Promise<void> {
  const cache = await caches.open(CACHE)
  await cache.addAll([PAGE, ...FIELD_FILES])
}

async function dropFormer(): Promise<void> {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)))
}

/** The newest page where there is signal, the kept one where there is none. */
async function pageOf(request: Request): Promise<Response> {
  try {
    return await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) })
  } catch {
    return (await caches.match(PAGE)) ?? Response.error()
  }
}

/** Files have a mark of their content in their names: one that is kept is the right one. */
async function fileOf(request: Request): Promise<Response> {
  return (await caches.match(request)) ?? fetch(request)
}
