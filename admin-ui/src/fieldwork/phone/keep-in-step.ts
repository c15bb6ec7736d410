import type { Phone } from './phone.js'

const WAITING_MS = 15_000
const CALM_MS = 120_000

/** Asks the office again when the signal is back, when the page is looked at, and every so often: sooner where something waits. */
export function keepInStep(phone: Phone): () => void {
  const sync = (): void => void phone.sync()
  const look = (): void => {
    if (document.visibilityState === 'visible') sync()
  }
  let last = Date.now()
  const tick = setInterval(() => {
    const { queue, hasSignal } = phone.state()
    const pause = queue.length > 0 || !hasSignal ? WAITING_MS : CALM_MS
    if (Date.now() - last < pause) return
    last = Date.now()
    look()
  }, WAITING_MS)
  window.addEventListener('online', sync)
  document.addEventListener('visibilitychange', look)
  return () => {
    clearInterval(tick)
    window.removeEventListener('online', sync)
    document.removeEventListener('visibilitychange', look)
  }
}
