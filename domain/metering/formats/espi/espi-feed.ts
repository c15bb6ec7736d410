import type { FlowDirection, Quality } from '../meter-record.js'

/** A channel of an account as its Green Button export tells it. */
export interface ExportedChannel {
  /** Stable ids of the usage point and of the meter reading, as URNs. */
  readonly usagePointId: string
  readonly meterReadingId: string
  readonly readingTypeId: string
  readonly title: string
  readonly service: 'electric' | 'water' | 'gas'
  readonly unit: string
  readonly direction: FlowDirection
  readonly seconds: number
  /** Number of the usage point and channel within the feed, for its addresses. */
  readonly point: number
  readonly reading: number
}

export interface ExportedDay {
  readonly blockId: string
  readonly startsAt: number
  readonly seconds: number
  readonly scale: number
  readonly amounts: readonly (number | null)[]
  readonly qualities: string
}

/** Unit of ours → `uom` of ESPI and the power of ten by which the unit stands above it. */
const UOM: Readonly<Record<string, readonly [uom: number, power: number]>> = {
  kWh: [72, 3],
  kvarh: [73, 3],
  kVAh: [71, 3],
  kW: [38, 3],
  kvar: [63, 3],
  kVA: [61, 3],
  V: [29, 0],
  A: [5, 0],
  m3: [42, 0],
  L: [134, 0],
  gal: [128, 0],
  kgal: [128, 3],
  ft3: [119, 0],
  ccf: [119, 2],
  therm: [169, 0],
  Btu: [132, 0],
}

const KIND = { electric: 0, gas: 1, water: 2 } as const
const COMMODITY = { electric: 1, gas: 7, water: 9 } as const
const QUALITY: Readonly<Record<Quality, number>> = { A: 17, M: 7, F: 8, S: 8, E: 8, U: 16, N: 16 }

/** True where ESPI has a code for the unit. */
export function isExportable(unit: string): boolean {
  return UOM[unit] !== undefined
}

const ROOT = '/espi/1_1/resource'

export function feedHead(feed: { readonly id: string; readonly title: string; readonly updated: string }): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom">
<id>${escaped(feed.id)}</id>
<title>${escaped(feed.title)}</title>
<updated>${feed.updated}</updated>
<link rel="self" href="${ROOT}/Batch"/>
`
}

export function feedEnd(): string {
  return '</feed>\n'
}

/** The clock of the utility: how far it is ahead of UTC in winter, and by how much it moves. */
export function localTimeEntry(
  zone: { readonly id: string; readonly tzOffset: number; readonly dstOffset: number },
  updated: string,
): string {
  const rules = zone.dstOffset === 0 ? ['00000000', '00000000'] : ['B40E2000', '360E2000']
  const content = `<LocalTimeParameters xmlns="http://naesb.org/espi"><dstEndRule>${rules[0]}</dstEndRule><dstOffset>${zone.dstOffset}</dstOffset><dstStartRule>${rules[1]}</dstStartRule><tzOffset>${zone.tzOffset}</tzOffset></LocalTimeParameters>`
  return entry({ id: zone.id, self: `${ROOT}/LocalTimeParameters/1`, related: [], title: 'Local time', content, updated })
}

export function usagePointEntry(channel: ExportedChannel, updated: string): string {
  const self = pointAddress(channel)
  const content = `<UsagePoint xmlns="http://naesb.org/espi"><ServiceCategory><kind>${KIND[channel.service]}</kind></ServiceCategory></UsagePoint>`
  const related = [`${self}/MeterReading`, `${ROOT}/LocalTimeParameters/1`]
  return entry({ id: channel.usagePointId, self, related, title: channel.title, content, updated })
}

/** A meter reading with its type. The values are whole numbers of 10^-scale of the unit; the type's power of ten says so per block. */
export function channelEntries(channel: ExportedChannel, scale: number, updated: string): string {
  const self = readingAddress(channel)
  const type = typeAddress(channel)
  const [uom, power] = UOM[channel.unit] ?? [0, 0]
  const flow = channel.direction === 'received' ? 19 : 1
  const content = `<ReadingType xmlns="http://naesb.org/espi"><accumulationBehaviour>4</accumulationBehaviour><commodity>${COMMODITY[channel.service]}</commodity><dataQualifier>12</dataQualifier><flowDirection>${flow}</flowDirection><intervalLength>${channel.seconds}</intervalLength><kind>12</kind><powerOfTenMultiplier>${power - scale}</powerOfTenMultiplier><uom>${uom}</uom></ReadingType>`
  return (
    entry({
      id: channel.meterReadingId,
      self,
      related: [`${self}/IntervalBlock`, type],
      title: `${channel.title}, ${channel.unit} ${channel.direction}`,
      content: '<MeterReading xmlns="http://naesb.org/espi"/>',
      updated,
    }) +
    entry({ id: channel.readingTypeId, self: type, related: [], title: `${channel.unit} ${channel.direction}`, content, updated })
  )
}

/** A day of intervals as a block; those without a value are left out. `scale` is that of the channel's reading type. */
export function blockEntry(channel: ExportedChannel, day: ExportedDay, scale: number, updated: string): string {
  const factor = 10 ** (scale - day.scale)
  let readings = ''
  for (let index = 0; index < day.amounts.length; index += 1) {
    const amount = day.amounts[index]
    if (amount == null) continue
    const quality = QUALITY[(day.qualities[index] ?? 'U') as Quality]
    readings += `<IntervalReading><ReadingQuality><quality>${quality}</quality></ReadingQuality><timePeriod><duration>${day.seconds}</duration><start>${day.startsAt + index * day.seconds}</start></timePeriod><value>${amount * factor}</value></IntervalReading>\n`
  }
  const duration = day.amounts.length * day.seconds
  const content = `<IntervalBlock xmlns="http://naesb.org/espi"><interval><duration>${duration}</duration><start>${day.startsAt}</start></interval>\n${readings}</IntervalBlock>`
  return entry({
    id: day.blockId,
    self: `${readingAddress(channel)}/IntervalBlock/${day.startsAt}`,
    related: [],
    title: '',
    content,
    updated,
  })
}

function pointAddress(channel: ExportedChannel): string {
  return `${ROOT}/RetailCustomer/1/UsagePoint/${channel.point}`
}

function readingAddress(channel: ExportedChannel): string {
  return `${pointAddress(channel)}/MeterReading/${channel.reading}`
}

function typeAddress(channel: ExportedChannel): string {
  return `${ROOT}/ReadingType/${channel.point}-${channel.reading}`
}

function entry(of: {
  readonly id: string
  readonly self: string
  readonly related: readonly string[]
  readonly title: string
  readonly content: string
  readonly updated: string
}): string {
  const links = of.related.map((href) => `<link rel="related" href="${href}"/>`).join('')
  return `<entry><id>${escaped(of.id)}</id><link rel="self" href="${of.self}"/>${links}<title>${escaped(of.title)}</title><content>${of.content}</content><published>${of.updated}</published><updated>${of.updated}</updated></entry>\n`
}

const ESCAPED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

/** Text of an element or attribute; signs that XML cannot hold are left out. */
export function escaped(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (sign) => ESCAPED[sign] ?? sign)
}
