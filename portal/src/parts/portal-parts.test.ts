import { describe, expect, it } from 'vitest'
import { EMPTY_FORM, submissionOf } from '../apply/apply-form.js'
import { problemsOf, type Step } from '../apply/check-step.js'
import type { ApplyForm } from '../apply/apply-form.js'
import { typedCode } from './typed-code.js'
import { EN } from '../texts/en.js'
import { ES } from '../texts/es.js'
import { languageFor, refusalText } from '../texts/words.js'
import { monthsOf, moved, weeksOf } from './month-days.js'

describe('months and days', () => {
  it('a month has its weeks from Sunday on', () => {
    const weeks = weeksOf('2026-09')
    expect(weeks[0]).toEqual(['', '', '2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04', '2026-09-05'])
    expect(weeks.at(-1)).toEqual(['2026-09-27', '2026-09-28', '2026-09-29', '2026-09-30', '', '', ''])
    expect(monthsOf(['2026-11-30', '2027-01-02'])).toEqual(['2026-11', '2026-12', '2027-01'])
    expect(monthsOf([])).toEqual([])
  })
  const days = ['2026-09-03', '2026-09-04', '2026-09-08', '2026-09-11']
  it.each([
    ['ArrowRight', '2026-09-04', '2026-09-08'],
    ['ArrowLeft', '2026-09-08', '2026-09-04'],
    ['ArrowDown', '2026-09-03', '2026-09-11'],
    ['ArrowUp', '2026-09-11', '2026-09-04'],
    ['Home', '2026-09-11', '2026-09-03'],
    ['ArrowRight', '2026-09-11', undefined],
    ['x', '2026-09-04', undefined],
  ])('%s from %s', (key, from, to) => {
    expect(moved(key, from, days)).toBe(to)
  })
})

describe('what a step still needs', () => {
  const facts = { required: ['identity'] as const, sentKinds: [] }
  const check = (step: Step, form: Partial<ApplyForm>) =>
    problemsOf(step, { ...EMPTY_FORM, ...form }, { ...facts, required: [...facts.required] }).map(({ field }) => field)
  it.each<[Step, Partial<ApplyForm>, string[]]>([
    ['address', {}, ['address']],
    ['address', { isTyped: true }, ['typed-line1', 'typed-city', 'typed-region', 'typed-postcode']],
    ['wanted', {}, ['services']],
    ['wanted', { services: ['water'] }, ['startOn']],
    ['person', {}, ['givenName', 'familyName', 'email', 'dateOfBirth']],
    ['person', { customerKind: 'organisation', email: 'a@b.org' }, ['organisationName']],
    ['person', { givenName: 'A', familyName: 'B', email: 'a@b.org', identifierKind: 'passport' }, ['identifierNumber']],
    ['documents', {}, ['file-identity']],
    ['review', {}, ['hasConsented']],
    ['review', { hasConsented: true }, []],
  ])('%s %j', (step, form, fields) => {
    expect(check(step, form)).toEqual(fields)
  })
})

it('sends nothing of fields that are not shown', () => {
  const sent = submissionOf(
    {
      ...EMPTY_FORM,
      customerKind: 'organisation',
      organisationName: 'Mill',
      givenName: 'A',
      dateOfBirth: '1990-01-01',
      mail: { ...EMPTY_FORM.mail, line1: 'x' },
    },
    'en',
    'I agree',
  )
  expect(Object.keys(sent)).not.toEqual(expect.arrayContaining(['givenName']))
  expect(Object.keys(sent)).not.toContain('dateOfBirth')
  expect(Object.keys(sent)).not.toContain('mail')
  expect(sent.organisationName).toBe('Mill')
})

describe('words', () => {
  it('are those of the browser where the page has them', () => {
    expect([languageFor(['fr', 'es-MX', 'en']), languageFor(['de']), languageFor([])]).toEqual(['es', 'en', 'en'])
  })
  it('have a sentence for a refusal, and one for any other', () => {
    expect(refusalText(ES, 'FILE_EMPTY')).toBe('Este archivo está vacío.')
    expect(refusalText(EN, 'SOMETHING_NEW')).toBe(EN.refusals.fallback)
    for (const code of Object.keys(EN.refusals)) expect(ES.refusals).toHaveProperty(code)
  })
})

describe('the code of a letter', () => {
  it.each([
    ['k7qfm-3mxdz-abcde-23456', 'k7qfm-3mxdz-abcde-23456'],
    [' K7QFM 3mxdz–ABCDE23456 ', 'k7qfm-3mxdz-abcde-23456'],
    ['k7qfm-3mxdz-abcde-2345', undefined],
    ['', undefined],
  ])('%s', (typed, code) => {
    expect(typedCode(typed)).toBe(code)
  })
})
