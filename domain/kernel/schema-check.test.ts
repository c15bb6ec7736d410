import { describe, expect, test } from 'vitest'
import { checkSchema, type JsonSchema } from './schema-check.js'

const ANIMAL: JsonSchema = {
  anyOf: [
    {
      type: 'object',
      properties: { kind: { const: 'cat' }, lives: { type: 'integer', minimum: 1, maximum: 9 } },
      required: ['kind', 'lives'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: { kind: { const: 'dog' }, barks: { type: 'boolean' } },
      required: ['kind'],
      additionalProperties: false,
    },
  ],
}
const SCHEMA: JsonSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1 },
    born: { type: 'string', format: 'date' },
    code: { type: 'string', pattern: '^[A-Z]+$', description: 'capitals' },
    size: { enum: ['s', 'm'] },
    list: { type: 'array', items: { type: 'number' }, minItems: 1, maxItems: 2 },
    pet: { $ref: '#/definitions/animal' },
    either: { description: 'a text or a list', anyOf: [{ type: 'string' }, { type: 'array' }] },
    map: { type: 'object', additionalProperties: { type: 'boolean' }, minProperties: 1 },
  },
  required: ['name'],
  additionalProperties: false,
  definitions: { animal: ANIMAL },
}

describe('checking a value against a schema', () => {
  test.each<[string, unknown, string[]]>([
    [
      'as it should be',
      {
        name: 'x',
        born: '2026-02-28',
        code: 'AB',
        size: 's',
        list: [1],
        pet: { kind: 'cat', lives: 9 },
        either: 'x',
        map: { a: true },
      },
      [],
    ],
    ['not an object', [], [': must be an object with name, born, code, size, list, pet, either, map, not a list']],
    ['a member is missing', {}, [': "name" is missing']],
    ['an empty text', { name: '' }, ['name: must not be empty']],
    [
      'a member too many',
      { name: 'x', nmae: 1 },
      ['nmae: "nmae" is not known here; known here: name, born, code, size, list, pet, either, map'],
    ],
    ['a misspelt member', { name: 'x', siz: 1 }, ['siz: "siz" is not known here; did you mean "size"?']],
    ['no such day', { name: 'x', born: '2026-02-29' }, ['born: must be a day that exists, as YYYY-MM-DD, not "2026-02-29"']],
    ['not of the form', { name: 'x', code: 'ab' }, ['code: must be capitals, not "ab"']],
    ['none of the values', { name: 'x', size: 'l' }, ['size: must be one of "s", "m", not "l"']],
    ['too few', { name: 'x', list: [] }, ['list: must have at least 1 entry']],
    ['too many', { name: 'x', list: [1, 2, 3] }, ['list: must have at most 2 entries']],
    ['an entry of another type', { name: 'x', list: ['1'] }, ['list.0: must be number, not "1"']],
    ['a form told by its constant', { name: 'x', pet: { kind: 'cat' } }, ['pet: "lives" is missing']],
    ['a bound of that form', { name: 'x', pet: { kind: 'cat', lives: 10 } }, ['pet.lives: must be at most 9, not 10']],
    ['below a bound of that form', { name: 'x', pet: { kind: 'cat', lives: 0 } }, ['pet.lives: must be at least 1, not 0']],
    ['a constant no form has', { name: 'x', pet: { kind: 'cow' } }, ['pet.kind: must be one of "cat", "dog", not "cow"']],
    [
      'a member no form knows',
      { name: 'x', pet: { kind: 'dog', bark: true } },
      ['pet.bark: "bark" is not known here; did you mean "barks"?'],
    ],
    ['none of the forms', { name: 'x', either: 5 }, ['either: must be a text or a list, not 5']],
    ['a member of a map', { name: 'x', map: { a: 1 } }, ['map.a: must be boolean, not 1']],
    ['an empty map', { name: 'x', map: {} }, ['map: must have at least 1 member']],
    ['null', { name: null }, ['name: must be string, not null']],
  ])('%s', (_case, value, expected) => {
    expect(checkSchema(value, SCHEMA).map((problem) => `${problem.path.join('.')}: ${problem.message}`)).toEqual(expected)
  })
})
