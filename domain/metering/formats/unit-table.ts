/** A unit as files print it: our name for it, and by how many digits the point moves to get there (1 Wh = 0.001 kWh: 3). */
export interface KnownUnit {
  readonly unit: string
  readonly shift: number
}

function known(unit: string, shift = 0): KnownUnit {
  return { unit, shift }
}

/** Units as meters count them, by their names in lower case. Electric ones come out in kilo, volumes in their own. */
const UNITS: Readonly<Record<string, KnownUnit>> = {
  wh: known('kWh', 3),
  kwh: known('kWh'),
  mwh: known('kWh', -3),
  gwh: known('kWh', -6),
  varh: known('kvarh', 3),
  kvarh: known('kvarh'),
  mvarh: known('kvarh', -3),
  vah: known('kVAh', 3),
  kvah: known('kVAh'),
  mvah: known('kVAh', -3),
  w: known('kW', 3),
  kw: known('kW'),
  mw: known('kW', -3),
  var: known('kvar', 3),
  kvar: known('kvar'),
  mvar: known('kvar', -3),
  va: known('kVA', 3),
  kva: known('kVA'),
  mva: known('kVA', -3),
  v: known('V'),
  kv: known('V', -3),
  a: known('A'),
  ka: known('A', -3),
  pf: known('pf'),
  m3: known('m3'),
  mtq: known('m3'),
  l: known('L'),
  ltr: known('L'),
  gal: known('gal'),
  kgal: known('kgal'),
  ft3: known('ft3'),
  cf: known('ft3'),
  ccf: known('ccf'),
  therm: known('therm'),
  btu: known('Btu'),
  // UN/ECE recommendation 20, as MSCONS has it: kilowatt, megawatt, kilovar, kilovar hour.
  kwt: known('kW'),
  maw: known('kW', -3),
  kvr: known('kvar'),
  k3: known('kvarh'),
  // UN/ECE recommendation 20: watt per square metre, of weather stations in German messages.
  d54: known('W/m2'),
}

/** Our unit for a printed one; undefined where it is not known. */
export function knownUnit(printed: string): KnownUnit | undefined {
  return UNITS[printed.toLowerCase().replace('³', '3')]
}
