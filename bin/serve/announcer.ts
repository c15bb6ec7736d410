/** Tells a person at a terminal what is being done while it is done, and how long each part took. */
export interface Announcer {
  /** Does one part of the work under a title. */
  step<Result>(
    title: string,
    work: (note: (line: string) => void) => Promise<Result>,
    done?: (result: Result) => string,
  ): Promise<Result>
  say(line: string): void
  /** Seconds since the beginning. */
  seconds(): string
}

export function createAnnouncer(write: (text: string) => void, isTerminal: boolean): Announcer {
  const started = performance.now()
  const since = (moment: number): string => `${((performance.now() - moment) / 1000).toFixed(1)} s`
  const line = (text: string): void => write(`${text}\n`)
  const mark = (sign: string, colour: number): string => (isTerminal ? `\u001b[${colour}m${sign}\u001b[0m` : sign)
  return {
    async step(title, work, done) {
      const begun = performance.now()
      line(`  ${mark('…', 90)} ${title}`)
      try {
        const result = await work((note) => line(`      ${note}`))
        line(`  ${mark('✓', 32)} ${done?.(result) ?? title} (${since(begun)})`)
        return result
      } catch (error) {
        line(`  ${mark('✗', 31)} ${title} (${since(begun)})`)
        throw error
      }
    },
    say: (text) => line(`  ${text}`),
    seconds: () => since(started),
  }
}
