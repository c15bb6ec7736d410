import { setTimeout as sleep } from 'node:timers/promises'
import { ServiceAway } from './api-client.js'
import { CommandFailed } from './command-failed.js'
import type { ProgressLine } from './progress-line.js'

/** How long a follower waits for a system that does not answer, counted from the first time it did not, and how often it asks. */
export interface Patience {
  readonly minutes: number
  readonly askEveryMs: number
}

const PATIENCE: Patience = { minutes: 5, askEveryMs: 1_000 }

/** Work of the system that a command only looks at. */
export interface FollowedWork {
  /** What is registered, as the start of a sentence: "Import 3". */
  readonly name: string
  /** The command that says how it is, to be typed as it stands. */
  readonly lookWith: string
}

/** What a follower needs of a command: its progress line, and a place to say things beside the result. */
export interface FollowedFrom {
  progress(title: string): ProgressLine
  say(line: string): void
}

/**
 * Follows work that the system does by itself. While the API or its database is away it says so once and asks again until it is back;
 * after five minutes on end it throws `CommandFailed` FOLLOWING_ENDED, which says what goes on and how to look at it. Every other failure
 * ends the following at once.
 */
export class Follower {
  readonly #from: FollowedFrom
  readonly #work: FollowedWork
  readonly #patience: Patience

  constructor(from: FollowedFrom, work: FollowedWork, patience = PATIENCE) {
    this.#from = from
    this.#work = work
    this.#patience = patience
  }

  /** Reads every `everyMs` until `hasEnded` says so, with a bar on a terminal; answers with the last that was read. */
  async until<Seen>(input: {
    readonly title: string
    readonly everyMs: number
    readonly read: () => Promise<Seen>
    readonly hasEnded: (seen: Seen) => boolean
    readonly show: (bar: ProgressLine, seen: Seen) => void
  }): Promise<Seen> {
    const bar = this.#from.progress(input.title)
    try {
      for (;;) {
        const seen = await this.ask(input.read, bar)
        if (input.hasEnded(seen)) return seen
        input.show(bar, seen)
        await sleep(input.everyMs)
      }
    } finally {
      bar.end()
    }
  }

  /** What `read` answers, asked again while nothing answers. `read` changes nothing, or is a command under one key. */
  async ask<Seen>(read: () => Promise<Seen>, bar?: ProgressLine): Promise<Seen> {
    let awaySince: number | undefined
    for (;;) {
      try {
        return await read()
      } catch (error) {
        if (!(error instanceof ServiceAway)) throw error
        if (awaySince === undefined) {
          awaySince = performance.now()
          bar?.end()
          this.#from.say(
            `No answer right now (${error.code}). ${this.#work.name} stands and goes on by itself; waiting for an answer, up to ${this.#patience.minutes} minutes.`,
          )
        }
        if (performance.now() - awaySince >= this.#patience.minutes * 60_000) throw this.#ended(error)
      }
      await sleep(this.#patience.askEveryMs)
    }
  }

  #ended({ code }: ServiceAway): CommandFailed {
    return new CommandFailed(
      'FOLLOWING_ENDED',
      `No answer for ${this.#patience.minutes} minutes (${code}). ${this.#work.name} is registered and goes on by itself once the system is back; "${this.#work.lookWith}" shows how it is.`,
      { lastFailure: code },
    )
  }
}
