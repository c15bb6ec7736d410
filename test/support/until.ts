import { setTimeout as sleep } from 'node:timers/promises'

/** Asks again until the answer is there; fails with what it last heard when that takes too long. */
export async function until<Answer>(
  what: string,
  ask: () => Promise<Answer>,
  isThere: (answer: Answer) => boolean,
  patienceMs = 60_000,
): Promise<Answer> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const answer = await ask()
    if (isThere(answer)) return answer
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${patienceMs} ms; last: ${JSON.stringify(answer)}`)
    await sleep(100)
  }
}
