import type { CreditBankRule, EnergyBank, TimeOfUseRule } from '../../domain/rating/tariff.js'
import type { PriceTableJson } from './contract.js'
import { priceTable } from './price-table.js'
import { datedText, nameText, valueText } from './readable-values.js'

// Charges that rest on intervals and banks, in words.

const ENERGY: Record<NonNullable<TimeOfUseRule['of']>, string> = {
  delivered: 'Energy taken',
  received: 'Energy given to the grid',
  net: 'Energy taken less energy given, period by period,',
  shared: 'The share of what generators elsewhere gave',
}

const ALLOCATION: Record<NonNullable<TimeOfUseRule['allocation']>, string> = {
  proportional: 'Each period fills its own tiers, whose limits are its share of the use of all periods.',
  chronological: 'Tiers are filled in order of time: each interval falls into the tier that all use before it has reached.',
  per_period: 'Each period has tiers of its own over its own use.',
}

/** What a charge by period of the day says. */
export function timeOfUseBody(rule: TimeOfUseRule, unit: string): { sentences: string[]; tables: PriceTableJson[] } {
  const shown = rule.unit ?? unit
  const by = rule.schedule === undefined ? 'as the registers count it' : `by the schedule “${nameText(rule.schedule)}”`
  const sentences = [`${ENERGY[rule.of ?? 'delivered']} is priced by period of the day, ${by}.`]
  if (rule.with_shares === true) sentences.push('Shares of generators elsewhere count as energy given.')
  if (rule.times !== undefined) sentences.push(`The quantity is multiplied by ${valueText(rule.times)}.`)
  if (rule.allocation !== undefined) sentences.push(ALLOCATION[rule.allocation])
  if (rule.bank !== undefined) sentences.push(...bankSentences(rule.bank))
  const prices = Object.entries(rule.periods).flatMap(([name, period]) =>
    period.tiers === undefined
      ? [{ label: nameText(name), value: period.price ?? '0' }]
      : period.tiers.map((tier, index) => ({ label: `${nameText(name)}, tier ${index + 1}`, value: tier.price })),
  )
  const limits = Object.entries(rule.periods).flatMap(([name, period]) =>
    (period.tiers ?? []).flatMap((tier, index) => {
      const limit = tier.up_to ?? tier.width
      return limit === undefined ? [] : [{ label: `${nameText(name)}, tier ${index + 1}`, value: limit }]
    }),
  )
  return {
    sentences,
    tables: [
      ...(limits.length === 0 ? [] : [priceTable(`Limit of the tier, ${shown}`, limits)]),
      priceTable(`Price per ${shown}`, prices),
    ],
  }
}

function bankSentences(bank: EnergyBank): string[] {
  const kept = bank.kind === 'pooled' ? 'for use in any period' : 'for use in the same period of the day'
  const sentences = [`What is given beyond what is taken is kept ${kept} of later bills.`]
  if (bank.absent_period === 'same_hours')
    sentences.push('While a month has no hour of that period, the period that has its hours uses it.')
  if (bank.expires_after_months !== undefined) sentences.push(`It is lost after ${bank.expires_after_months} months.`)
  if (bank.settles_in !== undefined) {
    sentences.push(`What is left at the end of month ${bank.settles_in} is ${bank.cash_out === undefined ? 'lost' : 'paid'}.`)
  }
  return sentences
}

/** What a bank of credits says; `linesText` names the lines. */
export function creditBankBody(
  rule: CreditBankRule,
  linesText: (words: readonly string[]) => string,
): { sentences: string[]; tables: PriceTableJson[] } {
  const except = rule.except === undefined ? '' : ` without ${linesText(rule.except)}`
  const sentences = [
    `${linesText(rule.credits)} may pay ${linesText(rule.pays)}${except}; what they are more waits for the next bill.`,
  ]
  if (rule.pays_above !== undefined) sentences.push(`Of these at least ${datedText(rule.pays_above)} is due all the same.`)
  if (rule.expires_after_months !== undefined) sentences.push(`A credit is lost after ${rule.expires_after_months} months.`)
  if (rule.settles_in !== undefined) {
    sentences.push(
      `Of what is left at the end of month ${rule.settles_in}, ${rule.cash_out_percent ?? '0'} % is paid out and the rest is lost.`,
    )
  }
  return { sentences, tables: [] }
}
