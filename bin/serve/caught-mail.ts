import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ParsedMail, simpleParser } from 'mailparser'

/** A caught message as lists show it. */
export interface CaughtMail {
  readonly id: string
  readonly receivedAt: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly attachments: readonly string[]
}

/** Caught messages as files of a folder: `<id>.eml` as it came, `<id>.json` what a list shows. */
export class CaughtMailFolder {
  readonly #folder: string
  constructor(folder: string) {
    this.#folder = folder
  }

  /** Keeps a message; ids sort by time of arrival. */
  async keep(raw: Buffer): Promise<CaughtMail> {
    const parsed = await simpleParser(raw)
    const receivedAt = new Date().toISOString()
    const id = `${receivedAt.replace(/[:.]/g, '-')}-${randomBytes(4).toString('hex')}`
    const mail: CaughtMail = {
      id,
      receivedAt,
      from: parsed.from?.text ?? '',
      to: [parsed.to ?? []]
        .flat()
        .map((each) => each.text)
        .join(', '),
      subject: parsed.subject ?? '',
      attachments: parsed.attachments.map((each, index) => each.filename ?? `attachment-${index + 1}`),
    }
    writeFileSync(this.#path(id, 'eml'), raw, { mode: 0o600 })
    writeFileSync(this.#path(id, 'json'), JSON.stringify(mail), { mode: 0o600 })
    return mail
  }

  count(): number {
    return this.#ids().length
  }

  /** The newest messages first. */
  list(limit: number): CaughtMail[] {
    return this.#ids()
      .reverse()
      .slice(0, limit)
      .map((id) => JSON.parse(readFileSync(this.#path(id, 'json'), 'utf8')) as CaughtMail)
  }

  /** One message with its parts; undefined where there is none of that id. */
  async read(id: string): Promise<ParsedMail | undefined> {
    if (!/^[\w-]+$/.test(id) || !existsSync(this.#path(id, 'eml'))) return undefined
    return simpleParser(readFileSync(this.#path(id, 'eml')))
  }

  #ids(): string[] {
    return readdirSync(this.#folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .sort()
  }

  #path(id: string, extension: 'eml' | 'json'): string {
    return join(this.#folder, `${id}.${extension}`)
  }
}
