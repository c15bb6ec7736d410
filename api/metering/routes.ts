import { addMeter } from '../../activities/metering/add-meter.js'
import { correctRead } from '../../activities/metering/correct-read.js'
import { enterRead } from '../../activities/metering/enter-read.js'
import { estimateOfRegister } from '../../activities/metering/estimate-register.js'
import { judgeRead } from '../../activities/metering/judge-read.js'
import { listMeters, METER_COLUMNS } from '../../db/metering/meter-reads.js'
import { listReads, READ_COLUMNS } from '../../db/metering/read-reads.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { found } from '../errors.js'
import { amount, closed, key, listOf, localDate, oneOf, optional, reason, serial, text } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import {
  keptRead,
  meterPage,
  meterRecord,
  newMeter,
  READ_KINDS,
  READ_SOURCES,
  READ_WARNINGS,
  readCheck,
  readRecord,
} from './contract.js'
import { readJson, readMeterPage } from './meter-page.js'

const meters = route({
  method: 'GET',
  url: '/meters',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List meters',
  query: listQuery,
  response: listAnswer(meterRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, METER_COLUMNS)
    const page = await listMeters(deps.pool, window)
    return sendList(reply, { ...page, resource: 'meters', offset: window.offset })
  },
})

const meter = route({
  method: 'GET',
  url: '/meters/:id',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Read a meter with registers, installs and reads',
  params: closed({ id: key() }),
  response: meterPage,
  handler: async ({ deps, params }) => readMeterPage(deps.pool, params.id),
})

const add = route({
  method: 'POST',
  url: '/meters',
  permission: 'fieldwork.configure',
  tag: 'metering',
  summary: 'Take a new meter into stock',
  idempotent: true,
  status: 201,
  body: closed({ ...newMeter.properties, reason: optional(reason()) }),
  response: closed({ id: key() }),
  handler: async ({ deps, body: { reason: why, size, ...meter }, command }) =>
    addMeter(deps.pool, command({ ...meter, size: size ?? null }, why)),
})

const reads = route({
  method: 'GET',
  url: '/reads',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'List reads',
  query: listQuery,
  response: listAnswer(readRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, READ_COLUMNS)
    const page = await listReads(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(readJson), total: page.total, resource: 'reads', offset: window.offset })
  },
})

const check = route({
  method: 'GET',
  url: '/meters/:id/read-check',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'Hold a read against what is known',
  description: 'What a read would mean before it is kept: use since the last one, what is usual, and what must be confirmed.',
  params: closed({ id: key() }),
  query: closed({
    register: text(64, { min: 1 }),
    readOn: localDate(),
    value: amount('As seen on the dial'),
    corrects: optional(oneOf(['yes', 'no'])),
  }),
  response: readCheck,
  handler: async ({ deps, params, query }) => {
    const { plausibility, unit, last } = await judgeRead(deps.pool, {
      meterId: params.id,
      register: query.register,
      readOn: query.readOn,
      value: query.value,
      corrects: query.corrects === 'yes',
    })
    const { use, days, usual, warnings } = plausibility
    return {
      unit,
      last: last ?? null,
      use: use?.toFixed() ?? null,
      days: days ?? null,
      usual: usual === undefined ? null : { use: usual.use.toFixed(), days: usual.days },
      warnings: [...warnings],
    }
  },
})

const readEstimate = route({
  method: 'GET',
  url: '/meters/:id/read-estimate',
  permission: 'metering.read',
  tag: 'metering',
  summary: 'What a register probably showed',
  description:
    'By the first rule of the utility’s group of estimation rules that has what it rests on, else on the line between its reads.',
  params: closed({ id: key() }),
  query: closed({ register: text(64, { min: 1 }), readOn: localDate() }),
  response: closed({ value: amount('As seen on the dial'), rule: text(40), sentence: text(200) }),
  handler: async ({ deps, params, query }) => {
    found(await loadUtility(deps.pool))
    const made = await estimateOfRegister(deps.pool, { meterId: params.id, ...query }, 'asked')
    if (made === undefined)
      refuse('ESTIMATE_IMPOSSIBLE', `Register ${query.register} of meter ${params.id} did not hang anywhere on ${query.readOn}.`)
    return { value: made.value, rule: made.rule, sentence: made.sentence }
  },
})

const confirmed = () => optional(listOf(oneOf(READ_WARNINGS), 20))

const enter = route({
  method: 'POST',
  url: '/meters/:id/reads',
  permission: 'metering.write',
  tag: 'metering',
  summary: 'Enter a read',
  description: 'What is odd about it must be named in `confirmed`, with a reason; otherwise READ_IMPLAUSIBLE tells what it is.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    register: text(64, { min: 1 }),
    readOn: localDate(),
    value: amount('As seen on the dial, before the multiplier'),
    kind: oneOf(READ_KINDS),
    source: oneOf(READ_SOURCES),
    confirmed: confirmed(),
    reason: optional(reason()),
  }),
  response: keptRead,
  handler: async ({ deps, params, body, command }) =>
    answer(
      await enterRead(
        deps.pool,
        command(
          {
            meterId: params.id,
            register: body.register,
            readOn: body.readOn,
            value: body.value,
            kind: body.kind,
            source: body.source,
            confirmed: body.confirmed ?? [],
          },
          body.reason,
        ),
      ),
    ),
})

const correct = route({
  method: 'POST',
  url: '/reads/:id/corrections',
  permission: 'metering.write',
  tag: 'metering',
  summary: 'Put another value in the place of a read',
  idempotent: true,
  status: 201,
  params: closed({ id: serial() }),
  body: closed({ value: amount('As seen on the dial'), kind: oneOf(READ_KINDS), confirmed: confirmed(), reason: reason() }),
  response: keptRead,
  handler: async ({ deps, params, body, command }) =>
    answer(
      await correctRead(
        deps.pool,
        command({ readId: params.id, value: body.value, kind: body.kind, confirmed: body.confirmed ?? [] }, body.reason),
      ),
    ),
})

function answer(kept: Awaited<ReturnType<typeof enterRead>>) {
  return { ...kept, accountsTriedAgain: [...kept.accountsTriedAgain] }
}

export const meteringRoutes: readonly Route[] = [meters, meter, add, reads, check, readEstimate, enter, correct]
