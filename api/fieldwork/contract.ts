import { type Static, Type } from 'typebox'
import { WORK_ORDER_STATES } from '../../domain/fieldwork/work-order-states.js'
import { FOLLOW_UPS, METER_EFFECTS, PRIORITIES, RESULT_FIELDS } from '../../domain/fieldwork/work-order-type.js'
import { amount, closed, key, listOf, localDate, nullable, oneOf, optional, serial, text, timestamp } from '../fields.js'
import { READ_WARNINGS } from '../metering/contract.js'

const count = () => Type.Integer({ minimum: 0, maximum: 1_000_000 })
const km = () => Type.Number({ minimum: 0, maximum: 100_000 })
const degrees = (most: number) => Type.Number({ minimum: -most, maximum: most })
const codes = () => listOf(text(40, { min: 1 }), 50)
export const code = () => Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Z][A-Z0-9_]*$' })
export const timeOfDay = () => Type.String({ minLength: 5, maxLength: 5, pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$' })
/** Made where it is written down, so that what is sent twice counts once. */
export const madeByClient = () => Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9][A-Za-z0-9._:/-]*$' })

const workStep = closed({ code: code(), text: text(300, { min: 1 }), isRequired: Type.Boolean() })
const resultCode = closed({
  code: code(),
  title: text(100, { min: 1 }),
  outcome: oneOf(['completed', 'incomplete']),
  followUps: listOf(oneOf(FOLLOW_UPS), 3),
})

const typeFields = {
  title: text(100, { min: 1 }),
  steps: listOf(workStep, 30),
  requiredFields: listOf(oneOf(RESULT_FIELDS), RESULT_FIELDS.length),
  meterEffect: oneOf(METER_EFFECTS),
  skills: codes(),
  expectedMinutes: Type.Integer({ minimum: 5, maximum: 1440 }),
  needsAppointment: Type.Boolean(),
  resultCodes: listOf(resultCode, 30, { min: 1 }),
  chargeAmount: nullable(amount('Charged to the account when the work is completed')),
  isActive: Type.Boolean(),
}

/** A kind of work. */
export const workOrderType = closed({ id: code(), typeCode: code(), ...typeFields, version: serial() })
export type WorkOrderTypeJson = Static<typeof workOrderType>
/** `version` is the one that was seen, 0 for a new kind. */
export const workOrderTypeBody = closed({ ...typeFields, version: count() })

const appointment = closed({
  on: localDate(),
  windowCode: text(40),
  from: timeOfDay(),
  to: timeOfDay(),
  state: oneOf(['booked', 'moved', 'cancelled', 'kept', 'missed']),
  remindedOn: nullable(localDate()),
})
export type AppointmentJson = Static<typeof appointment>

const orderFields = {
  id: text(64),
  typeCode: text(40),
  typeTitle: text(100),
  state: oneOf(WORK_ORDER_STATES),
  priority: oneOf(PRIORITIES),
  premiseId: text(64),
  address: text(400),
  postcode: text(20),
  readRoute: text(40),
  latitude: degrees(90),
  longitude: degrees(180),
  servicePointId: nullable(text(64)),
  service: nullable(text(40)),
  accountId: nullable(text(64)),
  customerName: nullable(text(400)),
  wantedOn: localDate(),
  scheduledOn: nullable(localDate()),
  crewId: nullable(text(64)),
  crewName: nullable(text(100)),
  /** Of the appointment that stands. */
  windowFrom: nullable(timeOfDay()),
  windowTo: nullable(timeOfDay()),
  expectedMinutes: count(),
  skills: codes(),
  needsAppointment: Type.Boolean(),
  isOverdue: Type.Boolean(),
  resultCode: nullable(text(40)),
  completedOn: nullable(localDate()),
  outageId: nullable(serial()),
  version: serial(),
}

/** A work order as lists, the board and the map show it. */
export const workOrderRecord = closed(orderFields)
export type WorkOrderRecordJson = Static<typeof workOrderRecord>

const orderEvent = closed({
  id: serial(),
  act: text(40),
  fromState: nullable(oneOf(WORK_ORDER_STATES)),
  toState: oneOf(WORK_ORDER_STATES),
  sentence: text(1000),
  businessDate: localDate(),
  reason: text(500),
  recordedBy: text(200),
  recordedAt: timestamp(),
})

const orderFile = closed({
  fileId: serial(),
  kind: oneOf(['photo', 'signature']),
  caption: nullable(text(300)),
  mediaType: text(100),
  sizeBytes: nullable(count()),
  addedAt: timestamp(),
})

const reading = { meterId: text(64, { min: 1 }), register: text(64, { min: 1 }), value: amount('As seen on the dial') }
/** As on the plate, where somebody looked: it must be what the records have. */
const plate = { multiplier: optional(amount('On the plate')), unit: optional(text(20, { min: 1 })) }
const material = closed({ name: text(100, { min: 1 }), quantity: amount(), unit: text(20, { min: 1 }) })

const orderResult = closed({
  resultId: text(64),
  resultCode: text(40),
  outcome: oneOf(['completed', 'incomplete']),
  doneOn: localDate(),
  note: nullable(text(2000)),
  stepsDone: codes(),
  readings: listOf(closed(reading), 50),
  materials: listOf(material, 50),
  removedMeterId: nullable(text(64)),
  setMeterId: nullable(text(64)),
  recordedBy: text(200),
  recordedAt: timestamp(),
})

/** One order with all that happened to it. */
export const workOrderPage = closed({
  ...orderFields,
  agreementId: nullable(text(64)),
  note: nullable(text(2000)),
  /** The process that waits for it. */
  requestedBy: nullable(text(200)),
  followsWorkOrderId: nullable(text(64)),
  followedBy: listOf(closed({ id: text(64), typeTitle: text(100), state: oneOf(WORK_ORDER_STATES) }), 50),
  processId: text(200),
  type: workOrderType,
  appointments: listOf(appointment, 200),
  events: listOf(orderEvent, 1000),
  files: listOf(orderFile, 200),
  result: nullable(orderResult),
})
export type WorkOrderPageJson = Static<typeof workOrderPage>

export const workOrderBody = closed({
  typeCode: code(),
  premiseId: key(),
  servicePointId: optional(nullable(key())),
  accountId: optional(nullable(key())),
  agreementId: optional(nullable(key())),
  wantedOn: localDate(),
  priority: oneOf(PRIORITIES),
  note: optional(nullable(text(2000))),
})

/** What a customer can be promised for an order. */
export const offeredWindow = closed({
  on: localDate(),
  code: text(40),
  from: timeOfDay(),
  to: timeOfDay(),
  /** How many such jobs still fit; 0: full. */
  places: count(),
})
export type OfferedWindowJson = Static<typeof offeredWindow>

/** Answer of what changes an order. */
export const changedOrder = closed({ id: text(64), state: oneOf(WORK_ORDER_STATES) })

/** What a technician sends: everything of one visit at once. */
export const resultBody = closed({
  resultId: madeByClient(),
  resultCode: code(),
  /** The day it was done; a phone without signal sends it later. */
  doneOn: localDate(),
  note: optional(nullable(text(2000))),
  stepsDone: codes(),
  readings: listOf(closed({ ...reading, ...plate, confirmed: optional(listOf(oneOf(READ_WARNINGS), 20)) }), 50),
  materials: optional(listOf(material, 50)),
  removedMeterId: optional(nullable(key())),
  setMeterId: optional(nullable(key())),
})
export type ResultBodyJson = Static<typeof resultBody>

export const completedOrder = closed({
  id: text(64),
  state: oneOf(WORK_ORDER_STATES),
  /** Orders that follow from the result. */
  followUps: listOf(text(64), 10),
})

export const hours = closed({ weekday: Type.Integer({ minimum: 1, maximum: 7 }), from: timeOfDay(), to: timeOfDay() })

const crewFields = {
  name: text(100, { min: 1 }),
  skills: codes(),
  /** Read routes or postcodes; empty: everywhere. */
  areas: codes(),
  startLatitude: degrees(90),
  startLongitude: degrees(180),
  /** Empty: the utility's working hours on business days. */
  shifts: listOf(hours, 7),
  isActive: Type.Boolean(),
}

export const crewRecord = closed({
  id: text(64),
  ...crewFields,
  members: listOf(closed({ userId: text(64), name: text(200) }), 50),
  daysOff: listOf(closed({ on: localDate(), reason: text(200) }), 400),
  version: serial(),
})
export type CrewRecordJson = Static<typeof crewRecord>

/** `version` is the one that was seen, 0 for a new crew. */
export const crewBody = closed({
  ...crewFields,
  memberIds: listOf(text(64, { min: 1 }), 50),
  daysOff: listOf(closed({ on: localDate(), reason: text(200, { min: 1 }) }), 400),
  version: count(),
})

/** The board of some days: who works when, and what is planned or waits. */
export const dispatchBoard = closed({
  days: listOf(localDate(), 31),
  crews: listOf(
    closed({
      id: text(64),
      name: text(100),
      skills: codes(),
      areas: codes(),
      latitude: degrees(90),
      longitude: degrees(180),
      days: listOf(
        closed({
          on: localDate(),
          /** null: the crew does not work. */
          from: nullable(timeOfDay()),
          to: nullable(timeOfDay()),
          minutes: count(),
          plannedMinutes: count(),
        }),
        31,
      ),
    }),
    200,
  ),
  /** Planned for one of the days, and open ones that have no day yet. */
  orders: listOf(workOrderRecord, 2000),
})
export type DispatchBoardJson = Static<typeof dispatchBoard>

export const dayRoute = closed({
  crewId: text(64),
  on: localDate(),
  stops: listOf(closed({ id: text(64), address: text(400), latitude: degrees(90), longitude: degrees(180), km: km() }), 200),
  kmHome: km(),
  kmTotal: km(),
})
export type DayRouteJson = Static<typeof dayRoute>

const fieldRegister = closed({
  meterId: text(64),
  register: text(64),
  unit: text(20),
  dials: count(),
  multiplier: amount(),
  lastReadOn: nullable(localDate()),
  lastValue: nullable(amount()),
  /** What is usual, in the unit, multiplier applied; null where too little is known. */
  usualPerDay: nullable(amount()),
})

const fieldOrder = closed({
  ...orderFields,
  note: nullable(text(2000)),
  phone: nullable(text(60)),
  type: workOrderType,
  registers: listOf(fieldRegister, 50),
  /** Meters of the service that hang nowhere; only where the work sets one. */
  stock: listOf(closed({ meterId: text(64), size: nullable(text(40)), registers: listOf(text(64), 20) }), 50),
})
export type FieldOrderJson = Static<typeof fieldOrder>

/** Everything a technician's phone needs for the day, in the order of the route. */
export const fieldDay = closed({
  today: localDate(),
  crews: listOf(closed({ id: text(64), name: text(100) }), 20),
  orders: listOf(fieldOrder, 200),
  kmTotal: km(),
})
export type FieldDayJson = Static<typeof fieldDay>

export const outageRecord = closed({
  id: serial(),
  name: text(100),
  startsOn: localDate(),
  endsOn: nullable(localDate()),
  pausesDisconnections: Type.Boolean(),
  isOpen: Type.Boolean(),
  points: count(),
  areas: listOf(text(40), 500),
  openOrders: count(),
  completedOrders: count(),
})
export type OutageRecordJson = Static<typeof outageRecord>
