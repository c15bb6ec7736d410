import { createContext, useContext } from 'react'
import { EN, type RefusalCode, type Texts } from './en.js'
import { ES } from './es.js'

export const LANGUAGES = ['en', 'es'] as const
export type Language = (typeof LANGUAGES)[number]

export const TEXTS: Readonly<Record<Language, Texts>> = { en: EN, es: ES }

export interface Words {
  readonly language: Language
  readonly t: Texts
  choose(language: Language): void
}

export const WordsContext = createContext<Words>({ language: 'en', t: EN, choose: () => undefined })

/** The words of the language that was chosen. */
export function useWords(): Words {
  return useContext(WordsContext)
}

/** The first of these that the page has: what the browser asks for, what the utility speaks. */
export function languageFor(wished: readonly string[]): Language {
  const found = wished
    .map((each) => each.slice(0, 2).toLowerCase())
    .find((each) => LANGUAGES.some((language) => language === each))
  return (found as Language | undefined) ?? 'en'
}

/** A refusal as a sentence of the page's own. */
export function refusalText(t: Texts, code: string): string {
  return code in t.refusals ? t.refusals[code as RefusalCode] : t.refusals.fallback
}

/** A day with its weekday, in the way of the language. */
export function dayText(day: string, language: Language): string {
  return inWords(day, language, { weekday: 'short' })
}

/** A day that is long ago: without its weekday. */
export function dateText(day: string, language: Language): string {
  return inWords(day, language, {})
}

function inWords(day: string, language: Language, more: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language === 'es' ? 'es-US' : 'en-US', {
    ...more,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}

export function moneyText(amount: string, currency: string, language: Language): string {
  return new Intl.NumberFormat(language === 'es' ? 'es-US' : 'en-US', { style: 'currency', currency }).format(Number(amount))
}

export function sizeText(bytes: number, language: Language): string {
  const megabytes = bytes / 1_048_576
  const format = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return megabytes >= 0.1 ? `${format.format(megabytes)} MB` : `${format.format(Math.max(1, Math.round(bytes / 1024)))} kB`
}
