import { describe, expect, it } from 'vitest'
import { identificationProblem, identificationRules } from './identification-rules.js'
import { askable, isRightAnswer, type KnownAnswers } from './identity-answers.js'
import { triesLeft } from './identity-lock.js'
import { checkPin } from './pin.js'

const KNOWN: KnownAnswers = {
  date_of_birth: ['1961-04-09'],
  postcode: ['97996'],
  phone: ['+1-541-555-0179'],
  email: [],
  last_payment_amount: ['84.30', '12.00'],
  last_bill_total: ['1214.05'],
  meter_number: ['W-20-4471'],
}

describe('answers of a caller', () => {
  it.each([
    ['date_of_birth', '1961-04-09', true],
    ['date_of_birth', '1961-09-04', false],
    ['postcode', ' 97996 ', true],
    ['postcode', '97-996', true],
    ['postcode', '', false],
    ['phone', '555-0179', true],
    ['phone', '(541) 555 0179', true],
    ['phone', '0179', false],
    ['phone', '555-0178', false],
    ['email', '', false],
    ['last_payment_amount', '$84.3', true],
    ['last_payment_amount', '12', true],
    ['last_payment_amount', '84', false],
    ['last_bill_total', '1,214.05', true],
    ['last_bill_total', 'about 1200', false],
    ['meter_number', 'w204471', true],
    ['meter_number', '---', false],
  ] as const)('%s: %j is right: %s', (question, said, expected) => {
    expect(isRightAnswer(question, said, KNOWN)).toBe(expected)
  })

  it('are asked for only where they are known', () => {
    expect(askable(['email', 'postcode', 'meter_number'], KNOWN)).toEqual(['postcode', 'meter_number'])
  })
})

describe('tries that are left of three', () => {
  it.each([
    [[], 3],
    [['failed'], 2],
    [['failed', 'failed', 'failed'], 0],
    [['failed', 'failed', 'failed', 'failed'], 0],
    [['failed', 'failed', 'passed'], 3],
    [['failed', 'failed', 'failed', 'unlocked', 'failed'], 2],
  ] as const)('%j: %i', (results, left) => {
    expect(
      triesLeft(
        results.map((result) => ({ result })),
        3,
      ),
    ).toBe(left)
  })
})

describe('a PIN', () => {
  it.each([
    ['4711', undefined],
    ['80193756', undefined],
    ['471', 'PIN_FORM'],
    ['471147114', 'PIN_FORM'],
    ['47a1', 'PIN_FORM'],
    ['0000', 'PIN_WEAK'],
    ['1234', 'PIN_WEAK'],
    ['9876', 'PIN_WEAK'],
    ['1961', 'PIN_WEAK'],
    ['0904', 'PIN_WEAK'],
    ['04091961', 'PIN_WEAK'],
  ])('%s: %s', (pin, code) => {
    const outcome = checkPin(pin, '1961-04-09')
    expect(outcome.ok ? undefined : outcome.refusal.code).toBe(code)
  })

  it('may be a year where the birth date is not known', () => expect(checkPin('1961', null).ok).toBe(true))
})

describe('rules of a utility', () => {
  it('have a usual form', () => {
    expect(identificationRules(undefined)).toMatchObject({ questionsNeeded: 2, takesPin: true, wrongTries: 3, demandedFor: [] })
  })

  it.each([
    [{ questions: ['postcode'] }, /only 1/],
    [{ questions: [], questions_needed: 0, pin: false }, /nobody/],
    [{ questions: ['postcode', 'phone'] }, undefined],
    [{ questions: [], questions_needed: 0 }, undefined],
  ] as const)('%j: %s', (file, problem) => {
    const found = identificationProblem(file)
    if (problem === undefined) expect(found).toBeUndefined()
    else expect(found).toMatch(problem)
  })
})
