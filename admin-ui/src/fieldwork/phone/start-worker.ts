/** Lets the page open without signal: a worker keeps its files. It serves `/field` and nothing else of the console. */
export function startFieldWorker(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.register('/field-worker.js', { scope: '/field' }).catch((error: unknown) => {
    console.warn('The page will not open without signal:', error)
  })
}
