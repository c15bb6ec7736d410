/** A busy front office: an account every quarter of a second. */
const PAUSE_MS = 250

/** Asks for one account page after the other, as a representative would, until it is over; the milliseconds of each answer. */
export async function askUntil(base: string, token: string, accounts: number, isOver: () => boolean): Promise<number[]> {
  const answers: number[] = []
  const digits = Math.max(6, String(accounts).length)
  for (let turn = 0; !isOver(); turn += 1) {
    const account = `A${String(((turn * 7919) % accounts) + 1).padStart(digits, '0')}`
    const started = performance.now()
    const answer = await fetch(`${base}${account}`, { headers: { authorization: `Bearer ${token}` } })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`account ${account}: ${answer.status}`)
    answers.push(performance.now() - started)
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return answers
}

/** The value that so many per cent of the numbers do not exceed, rounded to one decimal. */
export function percentile(numbers: readonly number[], percent: number): string {
  const sorted = [...numbers].sort((left, right) => left - right)
  return (sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] ?? 0).toFixed(1)
}
