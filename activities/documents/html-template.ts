/** Markup that is safe to put into a page: only this module makes it. */
export class SafeHtml {
  readonly markup: string
  constructor(markup: string) {
    this.markup = markup
  }
}

type Part = string | number | SafeHtml | undefined | readonly Part[]

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as it may stand in an element or in a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char)
}

function markupOf(part: Part): string {
  if (part === undefined) return ''
  if (part instanceof SafeHtml) return part.markup
  if (typeof part === 'object') return part.map(markupOf).join('')
  return escapeHtml(String(part))
}

/** Template tag: everything put in is escaped unless it was made by this tag. Arrays are joined, undefined is nothing. */
export function html(literals: TemplateStringsArray, ...parts: readonly Part[]): SafeHtml {
  return new SafeHtml(literals.reduce((page, literal, index) => page + markupOf(parts[index - 1]) + literal))
}
