import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, reason, text } from './fields.js'
import { fieldErrorsOf, validatorCompiler } from './validation.js'

const schema = closed({
  id: key(),
  day: optional(localDate()),
  sum: optional(amount()),
  state: optional(oneOf(['open', 'closed'])),
  count: optional(Type.Integer({ minimum: 1, maximum: 9 })),
  note: optional(nullable(text(5))),
  why: optional(reason()),
  lines: optional(listOf(closed({ sum: amount() }), 2)),
})

function errorsOf(value: unknown, httpPart = 'body'): string[] {
  const validate = validatorCompiler({ schema, method: 'POST', url: '/', httpPart }) as unknown as {
    (data: unknown): boolean
    errors?: Parameters<typeof fieldErrorsOf>[0] | null
  }
  return validate(value) ? [] : fieldErrorsOf(validate.errors ?? [], httpPart).map(({ field, message }) => `${field} ${message}`)
}

const KEY = 'must be a key of letters, digits and . _ : / -, like A000001'
const AMOUNT = 'must be a decimal number as text, like 12.50'

describe('a body', () => {
  it.each<[object, string[]]>([
    [{ id: 'A000001' }, []],
    [
      {
        id: 'A000001',
        day: '2026-02-28',
        sum: '-12.50',
        state: 'open',
        count: 9,
        note: null,
        why: 'typo',
        lines: [{ sum: '1' }],
      },
      [],
    ],
    [{}, ['id is missing']],
    [{ id: '' }, ['id must not be empty']],
    [{ id: ' A1' }, [`id ${KEY}`]],
    [{ id: '../x' }, [`id ${KEY}`]],
    [{ id: 'x'.repeat(65) }, ['id may have at most 64 characters']],
    [{ id: 1 }, ['id must be string']],
    [{ id: 'a', day: '2026-02-30' }, ['day must be a date YYYY-MM-DD']],
    [{ id: 'a', sum: 12.5 }, ['sum must be string']],
    [{ id: 'a', sum: '1e5' }, [`sum ${AMOUNT}`]],
    [{ id: 'a', sum: '1,000.00' }, [`sum ${AMOUNT}`]],
    [{ id: 'a', state: 'Open' }, ['state must be one of open, closed']],
    [{ id: 'a', count: '5' }, ['count must be integer']],
    [{ id: 'a', count: 10 }, ['count must be <= 9']],
    [{ id: 'a', why: '   ' }, ['why must not be blank']],
    [{ id: 'a', lines: [{ sum: '1' }, { sum: 'x' }] }, [`lines/1/sum ${AMOUNT}`]],
    [{ id: 'a', lines: [{ sum: '1', tax: '2' }] }, ['lines/0/tax is not a field of this request']],
    [{ id: 'a', lines: [{ sum: '1' }, { sum: '1' }, { sum: '1' }] }, ['lines must NOT have more than 2 items']],
    [{ id: 'a', b: 1, c: 2 }, ['b is not a field of this request', 'c is not a field of this request']],
    [{ id: 'a', [`x${'y'.repeat(100)}`]: 1 }, [`x${'y'.repeat(59)} is not a field of this request`]],
  ])('%j', (value, expected) => {
    expect(errorsOf(value)).toEqual(expected)
  })
})

describe('an address', () => {
  it('is text that becomes what the schema wants, or is refused', () => {
    const query: Record<string, unknown> = { id: 'a', count: '5' }
    expect(errorsOf(query, 'querystring')).toEqual([])
    expect(query).toEqual({ id: 'a', count: 5 })
    expect(errorsOf({ id: 'a', count: '5x' }, 'querystring')).toEqual(['count must be integer'])
    expect(errorsOf({ id: ['a', 'b'] }, 'querystring')).toEqual(['id must be string'])
  })
})
