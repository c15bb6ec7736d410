/** A tariff file as the editor knows it: JSON of which only what it shows is understood, and everything else kept. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject
export interface JsonObject {
  readonly [name: string]: Json | undefined
}
/** Where something stands in the file: `['versions', 0, 'rules', 2]`. */
export type Path = readonly (string | number)[]

/** The file as an object; undefined while the text is none. */
export function documentOf(text: string): JsonObject | undefined {
  try {
    const value = JSON.parse(text) as Json
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** The text of a file, as a person would lay it out. */
export function textOf(document: Json): string {
  return `${JSON.stringify(document, null, 2)}\n`
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((part, step) => {
    if (Array.isArray(part)) return (part as readonly Json[])[Number(step)]
    return isObject(part) ? part[step] : undefined
  }, value)
}

/** The same with another value at the path; undefined takes the member, or the entry of a list, away. */
export function withAt(value: Json | undefined, [step, ...rest]: Path, changed: Json | undefined): Json {
  if (Array.isArray(value)) {
    const list = [...(value as readonly Json[])]
    const index = Number(step)
    if (rest.length === 0 && changed === undefined) list.splice(index, 1)
    else list[index] = rest.length === 0 ? (changed as Json) : withAt(list[index], rest, changed)
    return list
  }
  const before = isObject(value) ? value : {}
  const name = String(step)
  if (rest.length > 0) return { ...before, [name]: withAt(before[name], rest, changed) }
  if (changed !== undefined) return { ...before, [name]: changed }
  const { [name]: _gone, ...others } = before
  return others
}

/** `versions[0].rules[2].price`, as problems name their places. */
export function pathText(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    const name = /^[A-Za-z_][A-Za-z0-9_]*$/.test(step) ? step : JSON.stringify(step)
    return text === '' ? name : `${text}.${name}`
  }, '')
}

/** The entries of a list with two of them exchanged. */
export function exchanged(list: readonly Json[], one: number, other: number): readonly Json[] {
  return list.map((entry, index) => (index === one ? (list[other] as Json) : index === other ? (list[one] as Json) : entry))
}

export function listAt(value: Json | undefined, path: Path): readonly Json[] {
  const found = at(value, path)
  return Array.isArray(found) ? (found as readonly Json[]) : []
}

export function textAt(value: Json | undefined, path: Path): string {
  const found = at(value, path)
  return typeof found === 'string' || typeof found === 'number' ? String(found) : ''
}
