import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A caught text message. */
export interface CaughtText {
  readonly id: string
  readonly receivedAt: string
  readonly reference: string
  readonly to: string
  readonly text: string
}

/** Caught text messages as files of a folder, one each; the same reference again takes the place of the first, as a provider would drop it. */
export class CaughtTextFolder {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
  }

  /** Keeps a message; undefined where it is none. */
  keep(body: string): CaughtText | undefined {
    const message = parsed(body)
    if (message === undefined) return undefined
    const id = message.reference.replaceAll(/[^A-Za-z0-9-]/g, '-')
    const text: CaughtText = { id, receivedAt: new Date().toISOString(), ...message }
    writeFileSync(join(this.#folder, `${id}.json`), JSON.stringify(text), { mode: 0o600 })
    return text
  }

  count(): number {
    return this.#files().length
  }

  /** The newest messages first. */
  list(limit: number): CaughtText[] {
    return this.#files()
      .map((name) => JSON.parse(readFileSync(join(this.#folder, name), 'utf8')) as CaughtText)
      .sort((one, other) => other.receivedAt.localeCompare(one.receivedAt))
      .slice(0, limit)
  }

  #files(): string[] {
    return readdirSync(this.#folder).filter((name) => name.endsWith('.json'))
  }
}

function parsed(body: string): Pick<CaughtText, 'reference' | 'to' | 'text'> | undefined {
  try {
    const { reference, to, text } = JSON.parse(body) as Record<string, unknown>
    if (typeof reference !== 'string' || typeof to !== 'string' || typeof text !== 'string') return undefined
    return reference === '' || reference.length > 100 ? undefined : { reference, to, text }
  } catch {
    return undefined
  }
}
