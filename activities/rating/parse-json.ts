import type { JsonPath } from '../../domain/kernel/schema-check.js'

/** A place in a file, both counted from 1. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

export type ParsedJson =
  | { readonly ok: true; readonly value: unknown; readonly positionOf: (path: JsonPath, atName?: boolean) => TextPosition }
  | { readonly ok: false; readonly position: TextPosition; readonly message: string }

/**
 * Parses JSON and remembers where every member and entry stands, so that a finding about the meaning of a file can name
 * its line and column. A name given twice is refused: which of the two was meant cannot be known.
 */
export function parseJson(text: string): ParsedJson {
  const parser = new Parser(text.startsWith('\uFEFF') ? text.slice(1) : text)
  try {
    const value = parser.document()
    return { ok: true, value, positionOf: (path, atName) => parser.positionOfPath(path, atName) }
  } catch (error) {
    if (error instanceof NotJson) return { ok: false, position: parser.positionAt(error.offset), message: error.message }
    throw error
  }
}

class NotJson extends Error {
  readonly offset: number
  constructor(message: string, offset: number) {
    super(message)
    this.offset = offset
  }
}

interface Place {
  readonly value: number
  readonly name?: number
}

const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const MAXIMUM_DEPTH = 100

class Parser {
  private offset = 0
  private readonly places = new Map<string, Place>()
  private readonly path: (string | number)[] = []
  constructor(private readonly text: string) {}

  document(): unknown {
    this.blank()
    const value = this.value()
    this.blank()
    if (this.offset < this.text.length) this.fail('nothing may follow the end of the document')
    return value
  }

  positionAt(offset: number): TextPosition {
    const before = this.text.slice(0, offset).split('\n')
    return { line: before.length, column: (before[before.length - 1]?.length ?? 0) + 1 }
  }

  /** The position of what stands at the path, or of the nearest thing around it that exists. */
  positionOfPath(path: JsonPath, atName = false): TextPosition {
    for (let length = path.length; length >= 0; length--) {
      const place = this.places.get(keyOf(path.slice(0, length)))
      if (place !== undefined)
        return this.positionAt(atName && length === path.length ? (place.name ?? place.value) : place.value)
    }
    return { line: 1, column: 1 }
  }

  private fail(message: string, offset = this.offset): never {
    throw new NotJson(message, offset)
  }

  private blank(): void {
    while (/[ \t\r\n]/.test(this.text.charAt(this.offset))) this.offset++
  }

  private value(nameOffset?: number): unknown {
    if (this.path.length > MAXIMUM_DEPTH) this.fail('the document is nested too deep')
    this.places.set(
      keyOf(this.path),
      nameOffset === undefined ? { value: this.offset } : { value: this.offset, name: nameOffset },
    )
    const next = this.text.charAt(this.offset)
    if (next === '{') return this.object()
    if (next === '[') return this.array()
    if (next === '"') return this.string()
    for (const [word, value] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const) {
      if (this.text.startsWith(word, this.offset)) {
        this.offset += word.length
        return value
      }
    }
    NUMBER.lastIndex = this.offset
    const match = NUMBER.exec(this.text)
    if (match === null)
      this.fail(
        this.offset >= this.text.length ? 'the document ends in the middle' : `a value was expected, not ${JSON.stringify(next)}`,
      )
    this.offset += match[0].length
    return Number(match[0])
  }

  private object(): Record<string, unknown> {
    const members: [string, unknown][] = []
    const names = new Set<string>()
    this.offset++
    this.blank()
    if (this.text.charAt(this.offset) === '}') {
      this.offset++
      return {}
    }
    for (;;) {
      this.blank()
      const at = this.offset
      if (this.text.charAt(at) !== '"')
        this.fail(this.text.charAt(at) === '}' ? 'a comma before "}" is one too many' : 'a name in quotes was expected')
      const name = this.string()
      if (names.has(name)) this.fail(`${JSON.stringify(name)} is given twice`, at)
      names.add(name)
      this.blank()
      if (this.text.charAt(this.offset) !== ':') this.fail('":" was expected after the name')
      this.offset++
      this.blank()
      this.path.push(name)
      members.push([name, this.value(at)])
      this.path.pop()
      if (this.closes('}')) return Object.fromEntries(members)
    }
  }

  private array(): unknown[] {
    const entries: unknown[] = []
    this.offset++
    this.blank()
    if (this.text.charAt(this.offset) === ']') {
      this.offset++
      return entries
    }
    for (;;) {
      this.blank()
      if (this.text.charAt(this.offset) === ']') this.fail('a comma before "]" is one too many')
      this.path.push(entries.length)
      entries.push(this.value())
      this.path.pop()
      if (this.closes(']')) return entries
    }
  }

  /** True at the closing bracket, false after a comma. */
  private closes(bracket: string): boolean {
    this.blank()
    const next = this.text.charAt(this.offset)
    if (next !== ',' && next !== bracket)
      this.fail(next === '' ? 'the document ends in the middle' : `a comma or "${bracket}" was expected`)
    this.offset++
    return next === bracket
  }

  private string(): string {
    const from = this.offset
    for (let at = from + 1; at < this.text.length; at++) {
      const next = this.text.charAt(at)
      if (next === '\\') at++
      else if (next === '\n') this.fail('a text must end on its line', at)
      else if (next === '"') {
        this.offset = at + 1
        return this.unescaped(from, at + 1)
      }
    }
    return this.fail('the text is not closed', from)
  }

  private unescaped(from: number, to: number): string {
    try {
      return JSON.parse(this.text.slice(from, to)) as string
    } catch {
      return this.fail('the text holds a character or escape that JSON does not allow', from)
    }
  }
}

function keyOf(path: readonly (string | number)[]): string {
  return JSON.stringify(path)
}
