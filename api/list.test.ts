import { describe, expect, it } from 'vitest'
import type { ListColumns } from '../db/list-window.js'
import { InvalidRequest } from './errors.js'
import { parseList } from './list.js'

const columns: ListColumns = {
  sortable: { name: 'a.name', balance: 'a.balance' },
  filterable: {
    id: { sql: 'a.id', type: 'integer', match: 'equals' },
    state: { sql: 'a.state', type: 'text', match: 'equals' },
    q: { sql: 'a.name', type: 'text', match: 'contains' },
    from: { sql: 'a.day', type: 'date', match: 'from' },
    to: { sql: 'a.at', type: 'timestamp', match: 'to' },
    isOpen: { sql: 'a.open', type: 'boolean', match: 'equals' },
    least: { sql: 'a.balance', type: 'numeric', match: 'from' },
    role: { sql: 'a.roles', type: 'text', match: 'includes' },
  },
  defaultSort: { field: 'name', direction: 'asc' },
  tieBreaker: 'a.id',
}

const json = JSON.stringify

describe('a page', () => {
  it.each([
    [undefined, 25, 0],
    ['[0,24]', 25, 0],
    ['[25,49]', 25, 25],
    ['[7,7]', 1, 7],
    ['[0,199]', 200, 0],
  ])('range %s', (range, limit, offset) => {
    expect(parseList(range === undefined ? {} : { range }, columns)).toMatchObject({ limit, offset })
  })
  it.each([
    '[0,200]',
    '[5,4]',
    '[-1,3]',
    '[0]',
    '[0,1,2]',
    '["0","9"]',
    '{}',
    'null',
    '[0.5,3]',
    '[0,1e400]',
    'x',
    '[0,9007199254740993]',
  ])('range %s is refused', (range) => {
    expect(() => parseList({ range }, columns)).toThrow(InvalidRequest)
  })
})

describe('an order', () => {
  it.each([
    [undefined, 'a.name asc, a.id asc'],
    [json(['name', 'ASC']), 'a.name asc, a.id asc'],
    [json(['balance', 'DESC']), 'a.balance desc nulls last, a.id desc'],
    [json(['balance', 'desc']), 'a.balance desc nulls last, a.id desc'],
  ])('sort %s', (sort, orderBy) => {
    expect(parseList(sort === undefined ? {} : { sort }, columns).orderBy).toBe(orderBy)
  })
  it.each([
    json(['a.name', 'ASC']),
    json(['name; drop table users', 'ASC']),
    json(['name', 'ASC, (select 1)']),
    json(['constructor', 'ASC']),
    json(['__proto__', 'ASC']),
    json(['name']),
    json([['name'], 'ASC']),
    json({ name: 'ASC' }),
    'name',
  ])('sort %s is refused', (sort) => {
    expect(() => parseList({ sort }, columns)).toThrow(InvalidRequest)
  })
})

describe('a filter', () => {
  it.each([
    [{}, 'true', []],
    [{ state: 'open' }, 'a.state = any($1::text[])', [['open']]],
    [{ state: ['open', 'done'] }, 'a.state = any($1::text[])', [['open', 'done']]],
    [{ id: [1, '2'] }, 'a.id = any($1::bigint[])', [['1', '2']]],
    [{ q: '50%_\\' }, 'fold(a.name) like fold($1)', ['%50\\%\\_\\\\%']],
    [{ isOpen: false }, '(not a.open)', []],
    [{ isOpen: [true, false] }, '(a.open or not a.open)', []],
    [{ role: 'cashier' }, 'a.roles && $1::text[]', [['cashier']]],
    [{ least: '-12.50' }, 'a.balance >= $1::numeric', ['-12.50']],
    [
      { from: '2026-09-01', to: '2026-09-30' },
      "a.day >= $1::date and a.at < $2::timestamptz + interval '1 day'",
      ['2026-09-01', '2026-09-30'],
    ],
  ])('%j', (filter, where, values) => {
    expect(parseList({ filter: json(filter) }, columns)).toMatchObject({ where, values })
  })

  it.each([
    [{ nothing: 1 }, 'filter/nothing'],
    [{ __proto__x: 1 }, 'filter/__proto__x'],
    [{ toString: 'x' }, 'filter/toString'],
    [{ id: 'x' }, 'filter/id'],
    [{ id: 1.5 }, 'filter/id'],
    [{ id: '99999999999999999999' }, 'filter/id'],
    [{ id: Array.from({ length: 201 }, (_, index) => index) }, 'filter/id'],
    [{ state: 5 }, 'filter/state'],
    [{ state: null }, 'filter/state'],
    [{ state: { $ne: 'x' } }, 'filter/state'],
    [{ state: 'x'.repeat(201) }, 'filter/state'],
    [{ state: 'a\0b' }, 'filter/state'],
    [{ q: ['a', 'b'] }, 'filter/q'],
    [{ from: '2026-02-30' }, 'filter/from'],
    [{ from: '1 or 1=1' }, 'filter/from'],
    [{ to: '2026-09-30T00:00' }, 'filter/to'],
    [{ isOpen: 'true' }, 'filter/isOpen'],
    [{ least: '1e9' }, 'filter/least'],
    [{ least: 'NaN' }, 'filter/least'],
  ])('%j is refused', (filter, field) => {
    try {
      parseList({ filter: json(filter) }, columns)
      expect.unreachable()
    } catch (error) {
      expect((error as InvalidRequest).errors.map((each) => each.field)).toEqual([field])
    }
  })

  it.each(['', 'x', '[]', '1', 'null', '"a"'])('%j is no filter', (filter) => {
    expect(() => parseList({ filter }, columns)).toThrow(InvalidRequest)
  })
})
