import { Type } from 'typebox'
import { configureProgramme, endEnrolment, enrol } from '../../activities/renewables/enrol.js'
import { listEnrolments } from '../../db/renewables/programme-reads.js'
import { CAP_KINDS, PROGRAMME_KINDS, PROGRAMME_TAKES } from '../../domain/renewables/enrolments.js'
import { found } from '../errors.js'
import { closed, key, listOf, localDate, nullable, oneOf, reason, serial, text } from '../fields.js'
import { type Route, route } from '../route.js'
import { positiveDecimal } from './generator-contract.js'
import { ENROLMENTS_SHOWN, programmeCode, programmePage, programmeRecord } from './programme-contract.js'
import { programmesJson } from './programme-json.js'

const TAG = 'renewables'
const ofProgramme = closed({ code: programmeCode() })

const list = route({
  method: 'GET',
  url: '/programmes',
  permission: 'renewables.read',
  tag: TAG,
  summary: 'List programmes with what is used of their caps and what is left',
  response: listOf(programmeRecord, 500),
  handler: async ({ deps }) => programmesJson(deps.pool),
})

const read = route({
  method: 'GET',
  url: '/programmes/:code',
  permission: 'renewables.read',
  tag: TAG,
  summary: 'Read a programme with who takes part',
  params: ofProgramme,
  response: programmePage,
  handler: async ({ deps, params }) => ({
    programme: found((await programmesJson(deps.pool)).find((programme) => programme.id === params.code)),
    enrolments: await listEnrolments(deps.pool, { programmeCode: params.code }, ENROLMENTS_SHOWN),
  }),
})

const configure = route({
  method: 'PUT',
  url: '/programmes/:code',
  permission: 'renewables.configure',
  tag: TAG,
  summary: 'Add a programme, or change its name, lines and cap',
  description: 'A cap that is lowered below what is used ends nothing: it only lets nobody in.',
  params: ofProgramme,
  body: closed({
    name: text(200, { min: 1 }),
    kind: oneOf(PROGRAMME_KINDS),
    takes: oneOf(PROGRAMME_TAKES, 'What an enrolment says: nothing, a number of blocks, a percentage'),
    kwhPerUnit: positiveDecimal('kWh that one unit of its lines stands for: the size of a block; 1 where they count kWh'),
    lineCodes: listOf(text(64, { min: 1 }), 50),
    cap: nullable(
      closed({
        kind: oneOf(CAP_KINDS),
        amount: Type.String({ pattern: '^[0-9]{1,15}(\\.[0-9]{1,6})?$', maxLength: 24 }),
      }),
    ),
    reason: reason(),
  }),
  response: closed({ code: programmeCode() }),
  handler: async ({ deps, params, body: { reason: why, ...programme }, command }) =>
    configureProgramme(deps.pool, command({ code: params.code, ...programme }, why)),
})

const enrolment = route({
  method: 'POST',
  url: '/programmes/:code/enrolments',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'Enrol an agreement in a programme',
  idempotent: true,
  status: 201,
  params: ofProgramme,
  body: closed({
    agreementId: key(),
    amount: nullable(positiveDecimal('Blocks, or percent; null where the programme takes nothing')),
    capacityKw: nullable(positiveDecimal('Capacity, kW; null where the programme has no cap in kW')),
    from: localDate('First day, included'),
    to: nullable(localDate('Last day, included; null: goes on')),
    reason: reason(),
  }),
  response: closed({ enrolmentId: serial() }),
  handler: async ({ deps, params, body: { reason: why, ...input }, command }) =>
    enrol(deps.pool, command({ programmeCode: params.code, ...input }, why)),
})

const end = route({
  method: 'POST',
  url: '/programme-enrolments/:id/end',
  permission: 'renewables.write',
  tag: TAG,
  summary: 'End an enrolment after its last day; the day before it began takes it back',
  idempotent: true,
  params: closed({ id: serial() }),
  body: closed({ lastDay: localDate('Last day, included'), reason: reason() }),
  response: closed({ enrolmentId: serial() }),
  handler: async ({ deps, params, body, command }) =>
    endEnrolment(deps.pool, command({ enrolmentId: params.id, lastDay: body.lastDay }, body.reason)),
})

export const programmeRoutes: readonly Route[] = [list, read, configure, enrolment, end]
