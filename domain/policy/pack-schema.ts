import type { JsonSchema } from '../kernel/schema-check.js'
import { BOOLEAN, DAY, listOf, objectOf, oneOf, TEXT } from '../kernel/schema-parts.js'
import { PARAMETER_KEYS, PARAMETERS } from './parameters.js'
import { ENTITIES, MARKS, PACK_LEVELS } from './policy-pack.js'
import { SEASON } from './value-schemas.js'

const DAY_OR_OPEN: JsonSchema = { description: 'a day as YYYY-MM-DD, or null for open', anyOf: [{ type: 'null' }, DAY] }

const ROW = objectOf(
  {
    key: oneOf(...PARAMETER_KEYS),
    value: {},
    scope: objectOf({
      entities: listOf(oneOf(...ENTITIES)),
      services: listOf(TEXT),
      customer_classes: listOf(TEXT),
      programmes: listOf(TEXT),
      season: SEASON,
    }),
    from: DAY_OR_OPEN,
    to: DAY_OR_OPEN,
    citation: TEXT,
    mark: oneOf(...MARKS),
    says: TEXT,
    weaker_because: TEXT,
  },
  ['key', 'value', 'from', 'to', 'citation', 'mark', 'says'],
)

/** The form of a policy pack file; what each value must look like is in `PARAMETERS`. */
export const POLICY_PACK_SCHEMA: JsonSchema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Penstock policy pack',
  ...objectOf(
    {
      pack: {
        type: 'string',
        pattern: '^[a-z0-9]+(-[a-z0-9]+)*$',
        description: 'a code of small letters, digits and "-", such as us-il-280',
      },
      name: TEXT,
      level: oneOf(...PACK_LEVELS),
      jurisdiction: TEXT,
      entity: oneOf(...ENTITIES),
      extends: listOf(TEXT),
      is_example: BOOLEAN,
      read_on: DAY,
      note: TEXT,
      rows: listOf(ROW),
    },
    ['pack', 'name', 'level', 'jurisdiction', 'read_on', 'rows'],
  ),
}

/** The form of one parameter's value; null says that there is no such rule. */
export function valueSchemaOf(key: (typeof PARAMETER_KEYS)[number]): JsonSchema {
  return { anyOf: [{ type: 'null' }, PARAMETERS[key].schema] }
}
