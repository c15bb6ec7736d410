import type { PackRecordJson, RowChangeJson } from '../../../api/policy/contract.js'
import type { Tone } from '../shell/palette.js'

export const LEVEL_TEXT: Readonly<Record<PackRecordJson['level'], string>> = {
  state: 'State',
  commission: 'Commission',
  utility: 'Utility',
  class: 'Class of customers',
}

/** How far a row may be trusted, as a person says it. */
export const MARK_TEXT = {
  V: 'read in the source',
  'V/S': 'partly from secondary sources',
  S: 'secondary source',
  G: 'general knowledge',
  U: 'own decision',
} as const

export const EFFECT: Readonly<Record<RowChangeJson['effect'], { readonly label: string; readonly tone: Tone }>> = {
  further: { label: 'protects further', tone: 'done' },
  less: { label: 'protects less', tone: 'action' },
  same: { label: 'same protection', tone: 'idle' },
  unranked: { label: 'to be judged', tone: 'waiting' },
}

export const CLASSES = ['residential', 'commercial', 'industrial', 'public_authority'] as const
export const SERVICES = ['water', 'electric', 'gas', 'sewer', 'stormwater', 'refuse', 'lighting'] as const

export const versionPath = (pack: string, version: number): string =>
  `/policy-packs/${encodeURIComponent(pack)}/versions/${version}`
