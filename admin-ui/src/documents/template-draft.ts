import type { TemplateTextJson, TemplateVersionJson } from '../../../api/documents/contract.js'

/** A version as it is being written: a text for each language, empty short texts as empty fields. */
export interface DraftText {
  readonly language: string
  readonly subject: string
  readonly body: string
  readonly shortText: string
}

/** Where the writing begins: the newest version. */
export function draftOf(version: TemplateVersionJson | undefined): DraftText[] {
  const texts = version?.texts.map((text) => ({ ...text, shortText: text.shortText ?? '' })) ?? []
  return texts.length > 0 ? texts : [{ language: 'en', subject: '', body: '', shortText: '' }]
}

/** As the API takes it: an empty short text is none. */
export function textOf(draft: DraftText): TemplateTextJson {
  const short = draft.shortText.trim()
  return { ...draft, shortText: short === '' ? null : short }
}

/** What keeps a version from being kept, as a sentence; undefined where nothing does. */
export function whyNotKept(drafts: readonly DraftText[], effectiveFrom: string, reason: string): string | undefined {
  const empty = drafts.find((draft) => draft.subject.trim() === '' || draft.body.trim() === '')
  if (empty !== undefined) return `The text in “${empty.language}” needs a subject and a body.`
  if (effectiveFrom === '') return 'Say from which day it counts.'
  return reason.trim().length < 3 ? 'Say why, for those who look at it later.' : undefined
}

/** The text with a field put in where the cursor stands. */
export function withField(text: string, at: number, name: string): string {
  return `${text.slice(0, at)}{{${name}}}${text.slice(at)}`
}
