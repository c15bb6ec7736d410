import { numberText } from './money-text.js'

/** `1,234 kWh`; trailing zeros of the fraction are dropped, a unit of one thing (`cart`) follows its number. */
export function quantityText(value: string, unit: string): string {
  const plain = value.includes('.') ? value.replace(/0+$/, '').replace(/\.$/, '') : value
  return `${numberText(plain)} ${unit}`
}
