import { Type } from 'typebox'
import { checkPackFile, readPackFile } from '../../activities/policy/read-pack-file.js'
import { widerPacks } from '../../activities/policy/wider-packs.js'
import type { Queryable } from '../../db/pool.js'
import { governingPolicy } from '../../db/policy/governing-policy.js'
import { confirmationsOf, findVersionDocument, packVersions } from '../../db/policy/pack-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { comparePacks } from '../../domain/policy/compare-packs.js'
import { findPolicy, gatherPolicies, type PolicySubject } from '../../domain/policy/find-policy.js'
import type { GoverningPolicy } from '../../domain/policy/governing-chain.js'
import { POLICY_PACK_SCHEMA } from '../../domain/policy/pack-schema.js'
import type { Parameter } from '../../domain/policy/parameter.js'
import { PARAMETER_SUBJECTS, PARAMETERS, type ParameterKey } from '../../domain/policy/parameters.js'
import { isUnconfirmedMark, type PlacedRow, type PolicyPack } from '../../domain/policy/policy-pack.js'
import { valueOf, type Outcome } from '../../domain/kernel/outcome.js'
import { found, InvalidRequest } from '../errors.js'
import { closed, key, listOf, optional, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import {
  comparison,
  explanation,
  type ExplanationJson,
  explanationQuery,
  PACK_FILE_MAX,
  type PackCheckJson,
  packCheck,
  parameterGroup,
} from './contract.js'
import { changeJson, rowJson } from './policy-json.js'

const schema = route({
  method: 'GET',
  url: '/policy-schema',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'Read the JSON Schema of policy pack files',
  response: Type.Unknown(),
  handler: async () => POLICY_PACK_SCHEMA,
})

const parameters = route({
  method: 'GET',
  url: '/policy-parameters',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'List the parameters of policy packs',
  response: listOf(parameterGroup, 20),
  handler: async () =>
    PARAMETER_SUBJECTS.map(({ title, keys }) => ({
      title,
      parameters: keys.map((name) => ({
        key: name,
        means: PARAMETERS[name].means,
        gathers: (PARAMETERS[name] as Parameter).gathers === true,
      })),
    })),
})

const validate = route({
  method: 'POST',
  url: '/policy-packs/validate',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'Check a policy pack file',
  description: 'Beside the packs it builds upon that are known here. Every problem names its line and column.',
  changesNothing: true,
  body: closed({ file: text(PACK_FILE_MAX, { min: 1, description: 'The pack file as it was written' }) }),
  response: packCheck,
  handler: async ({ deps, body }) => checkAnswer(deps.pool, body.file),
})

async function checkAnswer(db: Queryable, file: string): Promise<PackCheckJson> {
  const form = readPackFile(file)
  if (!form.ok) return { isValid: false, problems: [...form.problems], pack: null }
  const check = checkPackFile(file, await widerPacks(db, form.pack))
  if (!check.ok) return { isValid: false, problems: [...check.problems], pack: null }
  const { pack } = check
  return {
    isValid: true,
    problems: [],
    pack: {
      id: pack.pack,
      name: pack.name,
      level: pack.level,
      rows: pack.rows.length,
      unconfirmed: pack.rows.filter(({ mark }) => isUnconfirmedMark(mark)).length,
      newestVersion: (await packVersions(db, pack.pack))[0]?.version ?? null,
    },
  }
}

const compare = route({
  method: 'POST',
  url: '/policy-packs/:id/compare',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'Compare two versions of a policy pack, or a version and a file',
  changesNothing: true,
  params: closed({ id: key() }),
  body: closed({
    before: serial('The version that is compared'),
    after: optional(serial('The version it is compared with')),
    file: optional(text(PACK_FILE_MAX, { min: 1, description: 'A pack file to compare with instead' })),
  }),
  response: comparison,
  handler: async ({ deps, params, body }) => {
    if ((body.after === undefined) === (body.file === undefined)) {
      throw new InvalidRequest([{ field: 'after', message: 'is given, or "file" is, not both' }])
    }
    const before = found(await findVersionDocument(deps.pool, params.id, body.before))
    const after =
      body.file === undefined ? found(await findVersionDocument(deps.pool, params.id, body.after ?? 0)) : packOf(body.file)
    const changes = comparePacks(before, after)
    return {
      before: `version ${body.before}`,
      after: body.after === undefined ? 'the file' : `version ${body.after}`,
      further: changes.filter(({ effect }) => effect === 'further').length,
      less: changes.filter(({ effect }) => effect === 'less').length,
      changes: changes.map(changeJson),
    }
  },
})

function packOf(file: string): PolicyPack {
  const reading = readPackFile(file)
  if (reading.ok) return reading.pack
  throw new InvalidRequest(
    reading.problems
      .slice(0, 50)
      .map((problem) => ({ field: `file:${problem.line}:${problem.column}`, message: problem.message })),
  )
}

const explain = route({
  method: 'GET',
  url: '/policy-explanation',
  permission: 'policy.read',
  tag: 'policy',
  summary: 'Explain which rule holds for a customer on a day',
  description: 'The row that holds, the rows it won over, and their sources; of the packs that govern, or of a pack named.',
  query: explanationQuery,
  response: explanation,
  handler: async ({ deps, query }) => {
    const name = query.key
    if (!Object.hasOwn(PARAMETERS, name)) {
      throw new InvalidRequest([{ field: 'key', message: `there is no parameter ${name}; /policy-parameters lists them` }])
    }
    const day = query.day ?? found(await loadUtility(deps.pool)).today
    const governing = valueOf(
      query.pack === undefined ? await governingPolicy(deps.pool, day) : await policyOf(deps.pool, query.pack),
    )
    const subject: PolicySubject = {
      entity: governing.entity,
      service: query.service,
      customerClass: query.customerClass,
      programmes: (query.programmes ?? '')
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== ''),
    }
    return explainOf(deps.pool, governing, name as ParameterKey, subject, day)
  },
})

/** The chain a pack would make; a pack that is not a utility's own is asked as if for an investor-owned one. */
async function policyOf(db: Queryable, pack: string): Promise<Outcome<GoverningPolicy>> {
  const [newest] = await packVersions(db, pack)
  const document = found(newest === undefined ? undefined : await findVersionDocument(db, pack, newest.version))
  const wider = await widerPacks(db, document)
  const entities = document.rows.flatMap((row) => row.scope?.entities ?? [])
  return {
    ok: true,
    value: {
      entity: document.entity ?? entities[0] ?? 'investor_owned',
      chain: [...wider, { version: newest?.version ?? 1, document }],
    },
  }
}

async function explainOf(
  db: Queryable,
  governing: GoverningPolicy,
  name: ParameterKey,
  subject: PolicySubject,
  day: string,
): Promise<ExplanationJson> {
  const { chain } = governing
  const confirmations = await confirmationsOf(
    db,
    chain.map(({ version, document }) => ({ pack: document.pack, version })),
  )
  const answer = answerOf(governing, name, subject, day)
  return {
    key: name,
    means: PARAMETERS[name].means,
    day,
    entity: subject.entity,
    service: subject.service,
    customerClass: subject.customerClass,
    programmes: [...subject.programmes],
    chain: chain.map(({ version, document }) => ({ pack: document.pack, name: document.name, version })),
    holds: answer.holds.map((placed) => rowJson(placed, confirmations)),
    overridden: answer.overridden.map((placed) => rowJson(placed, confirmations)),
    refusal: answer.refusal,
  }
}

interface Answer {
  readonly holds: readonly PlacedRow[]
  readonly overridden: readonly PlacedRow[]
  readonly refusal: { readonly code: string; readonly message: string } | null
}

function answerOf({ chain }: GoverningPolicy, name: ParameterKey, subject: PolicySubject, day: string): Answer {
  const refusalOf = ({ code, message }: { code: string; message: string }): Answer => ({
    holds: [],
    overridden: [],
    refusal: { code, message },
  })
  if ((PARAMETERS[name] as Parameter).gathers === true) {
    const gathered = gatherPolicies(chain, name, subject, day)
    if (!gathered.ok) return refusalOf(gathered.refusal)
    return { holds: gathered.value.map(({ placed }) => placed), overridden: [], refusal: null }
  }
  const policy = findPolicy(chain, name, subject, day)
  if (!policy.ok) return refusalOf(policy.refusal)
  return { holds: [policy.value.placed], overridden: policy.value.overridden, refusal: null }
}

export const questionRoutes: readonly Route[] = [schema, parameters, validate, compare, explain]
