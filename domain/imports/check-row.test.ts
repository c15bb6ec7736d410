import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkHeader } from './check-header.js'
import { rowChecker } from './check-row.js'
import { CONTRACT_FILES, contractFile } from './contract-files.js'
import type { ContractFileName } from './contract.js'
import type { Finding } from './finding.js'
import { FINDING_RULES } from './finding-codes.js'

function check(
  name: ContractFileName,
  row: string,
): { findings: [string, string | null][]; values: readonly (string | null)[]; isBad: boolean } {
  const findings: Finding[] = []
  const checked = rowChecker(contractFile(name)).check(row.split(','), 7, findings)
  return { ...checked, findings: findings.map((entry) => [entry.code, entry.column]) }
}

const PERSON = 'C1,person,Ada,Long,,,,en,,1 Main St,,Town,OR,97001,US,2020-01-01,false,false,'

const ROWS: readonly [string, ContractFileName, string, [string, string | null][]][] = [
  ['a person', 'customers.csv', PERSON, []],
  ['a person without a family name', 'customers.csv', PERSON.replace('Long', ''), [['VALUE_MISSING', 'family_name']]],
  [
    'a person with the name of an organisation',
    'customers.csv',
    PERSON.replace('Long,', 'Long,Acme'),
    [['VALUE_NOT_EMPTY', 'organisation_name']],
  ],
  [
    'an organisation without a name',
    'customers.csv',
    PERSON.replace('person,Ada,Long', 'organisation,,'),
    [['VALUE_MISSING', 'organisation_name']],
  ],
  ['a kind that is none', 'customers.csv', PERSON.replace('person', 'robot'), [['CODE_NOT_ALLOWED', 'kind']]],
  [
    'two things wrong',
    'customers.csv',
    PERSON.replace('2020-01-01', '').replace(',en,', ',EN,'),
    [
      ['CODE_FORM', 'language'],
      ['VALUE_MISSING', 'customer_since'],
    ],
  ],
  [
    'a closed account without its day',
    'accounts.csv',
    'A1,C1,residential,1,post,closed,2020-01-01,,false,false',
    [['VALUE_MISSING', 'closed_on']],
  ],
  [
    'an active account with one',
    'accounts.csv',
    'A1,C1,residential,1,post,active,2020-01-01,2021-01-01,false,false',
    [['VALUE_NOT_EMPTY', 'closed_on']],
  ],
  [
    'refuse without carts',
    'service_points.csv',
    'S1,P1,refuse,2020-01-01,,',
    [
      ['VALUE_MISSING', 'cart_size_gal'],
      ['VALUE_MISSING', 'cart_count'],
    ],
  ],
  ['water with a cart', 'service_points.csv', 'S1,P1,water,2020-01-01,65,', [['VALUE_NOT_EMPTY', 'cart_size_gal']]],
  ['a removal without its read', 'installs.csv', 'M1,1,S1,2020-01-01,0,2021-01-01,', [['VALUE_MISSING', 'removal_read']]],
  ['a removal read without its day', 'installs.csv', 'M1,1,S1,2020-01-01,0,,5', [['VALUE_NOT_EMPTY', 'removal_read']]],
  ['a water meter without a size', 'meters.csv', 'M1,water,Make,Model,,2020-01-01', [['VALUE_MISSING', 'size']]],
  ['an electric meter without one', 'meters.csv', 'M1,electric,Make,Model,,2020-01-01', []],
  ['too few values', 'meters.csv', 'M1,electric,Make', [['COLUMN_COUNT', null]]],
  ['too many values', 'account_people.csv', 'A1,C1,main,x', [['COLUMN_COUNT', null]]],
  ['an empty line', 'meters.csv', '', [['EMPTY_LINE', null]]],
  ['a card number in a note', 'customers.csv', `${PERSON}card 4111 1111 1111 1111`, [['CARD_NUMBER', 'notes']]],
  ['a formula for a name', 'customers.csv', PERSON.replace('Ada', '=1+1'), [['FORMULA_TEXT', 'given_name']]],
]

describe('check of a row', () => {
  it.each(ROWS)('%s', (_name, file, row, expected) => {
    const checked = check(file, row)
    expect(checked.findings).toEqual(expected)
    const codes: readonly string[] = expected.map(([code]) => code)
    expect(checked.isBad).toBe(codes.some((code) => FINDING_RULES[code as keyof typeof FINDING_RULES].severity === 'error'))
  })

  it('masks a card number in what is kept', () => {
    expect(check('customers.csv', `${PERSON}card 4111 1111 1111 1111`).values.at(-1)).toBe('card ************1111')
  })

  it('names line, key and account in a finding', () => {
    const findings: Finding[] = []
    rowChecker(contractFile('accounts.csv')).check(
      'A1,C1,residential,1,fax,active,2020-01-01,,false,false'.split(','),
      12,
      findings,
    )
    expect(findings).toEqual([
      {
        severity: 'error',
        file: 'accounts.csv',
        row: 12,
        column: 'delivery',
        code: 'CODE_NOT_ALLOWED',
        value: 'fax',
        key: 'A1',
        accountId: 'A1',
        sentence: '"fax" is not one of email, post, both.',
        remedy: FINDING_RULES.CODE_NOT_ALLOWED.remedy,
      },
    ])
  })

  it('takes any row of any file without failing', () => {
    const field = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom('', 'true', '2026-01-01', 'A000001', '-1.00', 'water', '\0'),
    )
    fc.assert(
      fc.property(fc.constantFrom(...CONTRACT_FILES), fc.array(field, { minLength: 1, maxLength: 22 }), (file, fields) => {
        const findings: Finding[] = []
        const { values, isBad } = rowChecker(file).check(fields, 2, findings)
        expect(values).toHaveLength(file.columns.length)
        expect(isBad).toBe(findings.some((entry) => entry.severity === 'error'))
      }),
      { seed: 20260901, numRuns: 5_000 },
    )
  })
})

describe('check of a header', () => {
  const file = contractFile('account_people.csv')
  it.each<[string, string[], [string, string | null][]]>([
    ['as the contract has it', ['account_id', 'customer_id', 'role'], []],
    ['a column missing', ['account_id', 'role'], [['COLUMN_MISSING', 'customer_id']]],
    ['one more', ['account_id', 'customer_id', 'role', 'since'], [['COLUMN_UNKNOWN', null]]],
    ['one twice', ['account_id', 'customer_id', 'role', 'role'], [['COLUMN_TWICE', 'role']]],
    ['another order', ['customer_id', 'account_id', 'role'], [['COLUMN_ORDER', 'customer_id']]],
    [
      'a name written otherwise',
      ['account_id', 'Customer_ID', 'role'],
      [
        ['COLUMN_MISSING', 'customer_id'],
        ['COLUMN_UNKNOWN', null],
      ],
    ],
    ['semicolons', ['account_id;customer_id;role'], [['WRONG_DELIMITER', null]]],
    ['tabs', ['account_id\tcustomer_id\trole'], [['WRONG_DELIMITER', null]]],
    ['carriage returns for line ends', ['account_id', 'customer_id', 'role\rA1', 'C1', 'main'], [['LINE_ENDS', null]]],
  ])('%s', (_name, header, expected) => {
    expect(checkHeader(file, header).map((entry) => [entry.code, entry.column])).toEqual(expected)
  })
})
