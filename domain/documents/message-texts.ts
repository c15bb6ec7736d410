/** What a template says in one language: plain text with `{{fields}}`, no code. */
export interface TemplateText {
  readonly language: string
  readonly subject: string
  readonly body: string
  /** The same in the length of a text message; null: it never goes by SMS. */
  readonly shortText: string | null
}

/** How figures and days are written in a language of messages. */
export interface MessageManners {
  readonly day: (year: number, month: number, day: number) => string
  readonly group: string
  readonly decimal: string
}

const ENGLISH_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const SPANISH_MONTHS = [
  'enero',
  'febrero',
  'marzo',
  'abril',
  'mayo',
  'junio',
  'julio',
  'agosto',
  'septiembre',
  'octubre',
  'noviembre',
  'diciembre',
]

const ENGLISH: MessageManners = {
  day: (year, month, day) => `${day} ${ENGLISH_MONTHS[month - 1]} ${year}`,
  group: ',',
  decimal: '.',
}

/** Spanish as it is written in the Americas: a point before the cents. */
const SPANISH: MessageManners = {
  day: (year, month, day) => `${day} de ${SPANISH_MONTHS[month - 1]} de ${year}`,
  group: ',',
  decimal: '.',
}

const MANNERS: ReadonlyMap<string, MessageManners> = new Map([
  ['en', ENGLISH],
  ['es', SPANISH],
])

/** Manners of a language; a template may be written in any other, and its figures are then written the English way. */
export function messageManners(language: string): MessageManners {
  return MANNERS.get(language) ?? ENGLISH
}

/** The text in the customer's language, else in the utility's, else in English, else the first there is. */
export function textFor(
  texts: readonly TemplateText[],
  wished: string,
  utilityLanguage: string | undefined,
): TemplateText | undefined {
  const has = (language: string | undefined): TemplateText | undefined =>
    texts.find((text) => text.language === language?.slice(0, 2).toLowerCase())
  return has(wished) ?? has(utilityLanguage) ?? has('en') ?? texts[0]
}
