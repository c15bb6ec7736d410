/** One ideograph, kana or syllable block is a name by itself; one letter of an alphabet is part of almost every one. */
const WHOLE_WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** True where a text says enough to be searched for. */
export function isSearchable(text: string): boolean {
  const typed = text.trim()
  return typed.length >= 2 || WHOLE_WORD.test(typed)
}
