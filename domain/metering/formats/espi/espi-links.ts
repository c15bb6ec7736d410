/** An Atom entry as far as it has been read. */
export interface Entry {
  id: string
  readonly links: { readonly rel: string; readonly href: string }[]
}

type Fields = Readonly<Record<string, string>>

const ADDRESSES_MAX = 100_000
/** What two types at one address must have in common, if the values are to mean the same. */
const MEANING = ['uom', 'powerOfTenMultiplier', 'flowDirection', 'accumulationBehaviour', 'intervalLength'] as const

/**
 * Which entry of a Green Button feed belongs to which: interval block → meter reading → reading type and usage point. Most feeds say so in
 * the paths of their addresses; where they do not, the links `up` and `related` do.
 */
export class EspiLinks {
  readonly #types = new Map<string, Fields | 'several'>()
  readonly #typeOfMeterReading = new Map<string, string>()
  readonly #usagePoints = new Map<string, string>()
  /** Address a meter reading or usage point names as related → its own. */
  readonly #meterReadingBehind = new Map<string, string>()
  readonly #usagePointBehind = new Map<string, string>()
  readonly #upOfMeterReading = new Map<string, string>()

  usagePoint(entry: Entry): void {
    const self = selfOf(entry)
    this.#keep(this.#usagePoints, self, entry.id)
    for (const href of related(entry)) if (/MeterReading/.test(href)) this.#keep(this.#usagePointBehind, href, self)
  }

  readingType(entry: Entry, fields: Fields): void {
    const self = selfOf(entry)
    const known = this.#types.get(self)
    const differs = known !== undefined && (known === 'several' || MEANING.some((name) => known[name] !== fields[name]))
    this.#keep(this.#types, self, differs ? 'several' : fields)
  }

  /** `fields` are those of a reading type that stands within the meter reading. */
  meterReading(entry: Entry, fields: Fields | undefined): void {
    const self = selfOf(entry)
    const type = related(entry).find((href) => /(^|\/)ReadingType\//.test(href))
    if (fields !== undefined) this.readingType({ id: entry.id, links: [{ rel: 'self', href: `${self}#type` }] }, fields)
    const address = type ?? (fields === undefined ? undefined : `${self}#type`)
    if (address !== undefined) this.#keep(this.#typeOfMeterReading, self, address)
    for (const href of related(entry)) if (/IntervalBlock/.test(href)) this.#keep(this.#meterReadingBehind, href, self)
    const up = linkOf(entry, 'up')
    if (up !== undefined) this.#keep(this.#upOfMeterReading, self, up)
  }

  /** The address of the meter reading a block belongs to. */
  meterReadingOf(entry: Entry): string {
    const [self, up] = [selfOf(entry), linkOf(entry, 'up')]
    const candidates = [withoutBlock(self), ...(up === undefined ? [] : [withoutBlock(up)])]
    const named = candidates.find((address) => this.#typeOfMeterReading.has(address))
    return named ?? this.#meterReadingBehind.get(self) ?? this.#meterReadingBehind.get(up ?? '') ?? withoutBlock(self)
  }

  /** What the values of a block are; `several` where the file says two things of it. */
  typeOf(entry: Entry): Fields | 'several' | undefined {
    const address = this.#typeOfMeterReading.get(this.meterReadingOf(entry))
    return address === undefined ? undefined : this.#types.get(address)
  }

  /** The name of the usage point: its URN where the file has it, else its address. */
  usagePointOf(meterReading: string): string {
    const byPath = meterReading.replace(/\/MeterReading(\/.*)?$/, '')
    const known = this.#usagePoints.get(byPath)
    if (known !== undefined) return known || byPath
    const up = this.#upOfMeterReading.get(meterReading) ?? ''
    const behind = this.#usagePointBehind.get(meterReading) ?? this.#usagePointBehind.get(up)
    return behind === undefined ? byPath : this.#usagePoints.get(behind) || behind
  }

  #keep<Value>(map: Map<string, Value>, key: string, value: Value): void {
    if (map.size < ADDRESSES_MAX || map.has(key)) map.set(key, value)
  }
}

function selfOf(entry: Entry): string {
  return linkOf(entry, 'self') ?? entry.id
}

function linkOf({ links }: Entry, rel: string): string | undefined {
  return links.find((link) => link.rel === rel)?.href
}

function related({ links }: Entry): string[] {
  return links.filter((link) => link.rel === 'related').map((link) => link.href)
}

function withoutBlock(address: string): string {
  return address.replace(/\/IntervalBlock(\/[^/]*)?$/, '')
}
