import { type Decimal, decimal } from '../kernel/decimal.js'

/**
 * Units in which water and gas volumes are counted, in litres. Exact by definition: 1 US gallon = 231 cubic inches = 3.785411784 l,
 * 1 cubic foot = 28.316846592 l (NIST Handbook 44, Appendix C), 1 acre-foot = 43,560 cubic feet.
 */
const LITRES: Readonly<Record<string, string>> = {
  gal: '3.785411784',
  kgal: '3785.411784',
  mgal: '3785411.784',
  cf: '28.316846592',
  ccf: '2831.6846592',
  mcf: '28316.846592',
  af: '1233481.83754752',
  l: '1',
  m3: '1000',
}

/** Other spellings met in rate files, folded to lower case without blanks, dots and hyphens. */
const SPELLINGS: Readonly<Record<string, string>> = {
  gallon: 'gal',
  gallons: 'gal',
  kgals: 'kgal',
  kgallons: 'kgal',
  tgal: 'kgal',
  '1000gal': 'kgal',
  '1000gallons': 'kgal',
  '1,000gallons': 'kgal',
  thousandgallons: 'kgal',
  mg: 'mgal',
  milliongallons: 'mgal',
  ft3: 'cf',
  cuft: 'cf',
  cubicfeet: 'cf',
  hcf: 'ccf',
  '100cf': 'ccf',
  '100cubicfeet': 'ccf',
  hundredcubicfeet: 'ccf',
  acrefoot: 'af',
  acrefeet: 'af',
  acft: 'af',
  litre: 'l',
  litres: 'l',
  liter: 'l',
  liters: 'l',
  kl: 'm3',
  kilolitre: 'm3',
  kilolitres: 'm3',
  kiloliter: 'm3',
  kiloliters: 'm3',
  cubicmeter: 'm3',
  cubicmeters: 'm3',
  cubicmetre: 'm3',
  cubicmetres: 'm3',
}

export const VOLUME_UNITS: readonly string[] = Object.keys(LITRES)

/** The unit a text means (`HCF`, `1000 gallons`, `m³`); undefined where it is no unit of volume. */
export function volumeUnit(text: string): string | undefined {
  const folded = text
    .toLowerCase()
    .replaceAll('³', '3')
    .replace(/[\s.\-_]+/g, '')
  if (Object.hasOwn(LITRES, folded)) return folded
  return Object.hasOwn(SPELLINGS, folded) ? SPELLINGS[folded] : undefined
}

/** How many of unit `to` one of unit `from` is; both of `VOLUME_UNITS`. To 34 digits where it does not end. */
export function volumeFactor(from: string, to: string): Decimal {
  return decimal(LITRES[from] ?? Number.NaN).div(decimal(LITRES[to] ?? Number.NaN))
}
