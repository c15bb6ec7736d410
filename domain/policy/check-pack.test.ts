import { describe, expect, test } from 'vitest'
import { checkPack } from './check-pack.js'
import type { PackVersion } from './policy-pack.js'

const ROW = {
  key: 'medical.length',
  value: 30,
  from: null,
  to: null,
  citation: 'section 1',
  mark: 'V',
  says: 'A certificate protects 30 days.',
}
const PACK = {
  pack: 'city',
  name: 'City',
  level: 'utility',
  entity: 'municipal',
  jurisdiction: 'US-XX',
  extends: ['state'],
  read_on: '2026-01-01',
  rows: [ROW],
}
const { entity: _entity, ...WITHOUT_ENTITY } = PACK
const { extends: _extends, ...WIDEST } = { ...WITHOUT_ENTITY, pack: 'state', level: 'state' }
const STATE: PackVersion = { version: 3, document: WIDEST as never }

const withRows = (...rows: object[]) => ({ ...PACK, rows: rows.map((row) => ({ ...ROW, ...row })) })

describe('a pack is refused', () => {
  test.each<[string, object, string, readonly (string | number)[]]>([
    ['an unknown key', withRows({ key: 'medical.width' }), 'SCHEMA', ['rows', 0, 'key']],
    ['a value of another form', withRows({ value: 'thirty' }), 'SCHEMA', ['rows', 0, 'value']],
    [
      'a row that ends before it begins',
      withRows({ from: '2026-02-01', to: '2026-01-31' }),
      'DATES_OUT_OF_ORDER',
      ['rows', 0, 'to'],
    ],
    ['general knowledge in a pack that governs', withRows({ mark: 'G' }), 'UNVERIFIED_IN_PRESET', ['rows', 0, 'mark']],
    ['a row that gives less than the state', withRows({ value: 29 }), 'WEAKER_THAN_WIDER_PACK', ['rows', 0]],
    ['a row that takes the rule away', withRows({ value: null }), 'WEAKER_THAN_WIDER_PACK', ['rows', 0]],
    ['a pack nobody knows', { ...PACK, extends: ['county'] }, 'PACK_UNKNOWN', ['extends', 0]],
    ['a pack that is no wider', { ...STATE.document, pack: 'twin', extends: ['state'] }, 'PACK_NOT_WIDER', ['extends', 0]],
    ['a utility that does not say of which kind', WITHOUT_ENTITY, 'ENTITY_MISPLACED', []],
    ['a state that says of which kind', { ...STATE.document, entity: 'municipal' }, 'ENTITY_MISPLACED', ['entity']],
    [
      'two rows that cannot be ranked',
      withRows(
        { key: 'dunning.field_visit', value: 'collect_or_leave' },
        { key: 'dunning.field_visit', value: 'no_money_at_the_door' },
      ),
      'ROWS_CONTRADICT',
      ['rows', 1],
    ],
  ])('%s', (_, document, code, path) => {
    expect(checkPack(document, [STATE])).toMatchObject([{ code, path }])
  })

  const COMMISSION: PackVersion = {
    version: 1,
    document: { ...WIDEST, pack: 'default', level: 'commission', rows: [{ ...ROW, value: 20, mark: 'U' }] } as never,
  }
  const BOTH = { ...PACK, extends: ['state', 'default'], rows: [] as object[] }

  test('two packs beside each other, of which the one that counts gives less than the law in the other', () => {
    const other = { ...ROW, key: 'cut.min_amount', value: '50.00' }
    expect(checkPack({ ...BOTH, rows: [other] }, [STATE, COMMISSION])).toMatchObject([
      { code: 'WEAKER_THAN_WIDER_PACK', path: ['extends'] },
    ])
    expect(checkPack({ ...BOTH, rows: [ROW] }, [STATE, COMMISSION])).toEqual([])
    const knows = { ...COMMISSION, document: { ...COMMISSION.document, extends: ['state'] } }
    expect(checkPack({ ...BOTH, rows: [other] }, [STATE, knows])).toEqual([])
  })

  test.each<[string, object]>([
    ['as it is', PACK],
    ['weaker, with the reason', withRows({ value: 29, weaker_because: 'the commission approved it on 2 May 2026' })],
    ['general knowledge in an example', { ...withRows({ mark: 'G' }), is_example: true }],
    ['values of two times', withRows({ to: '2026-06-30' }, { value: 60, from: '2026-07-01' })],
    ['equals of which one protects further', withRows({ value: 30 }, { value: 60 })],
  ])('accepted: %s', (_, document) => {
    expect(checkPack(document, [STATE])).toEqual([])
  })
})
