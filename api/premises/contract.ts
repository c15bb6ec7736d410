import { type Static, Type } from 'typebox'
import { closed, key, listOf, localDate, nullable, text } from '../fields.js'

export const premiseRecord = closed({
  id: key(),
  address: text(600),
  city: text(200),
  postcode: text(40),
  insideCity: Type.Boolean(),
  readRoute: text(64),
  readSequence: Type.Integer(),
  dwellingUnits: Type.Integer(),
  services: listOf(text(40), 20),
  occupants: listOf(text(400), 1000),
})
export type PremiseRecordJson = Static<typeof premiseRecord>

const pointMeter = closed({
  meterId: key(),
  size: nullable(text(20)),
  installedOn: localDate(),
  removedOn: nullable(localDate()),
})

const servicePoint = closed({
  id: key(),
  service: text(40),
  inServiceOn: localDate(),
  carts: nullable(text(60)),
  meters: listOf(pointMeter, 500),
})

const occupancy = closed({
  agreementId: key(),
  service: text(40),
  accountId: key(),
  customerId: key(),
  customerName: text(400),
  startOn: localDate(),
  stopOn: nullable(localDate()),
  state: text(40),
})

/** A place, what is delivered there, and who took service there now and before. */
export const premisePage = closed({
  id: key(),
  line1: text(300),
  line2: nullable(text(300)),
  city: text(200),
  state: text(100),
  postcode: text(40),
  insideCity: Type.Boolean(),
  readRoute: text(64),
  readSequence: Type.Integer(),
  lotAreaSqft: Type.Integer(),
  imperviousSqft: Type.Integer(),
  dwellingUnits: Type.Integer(),
  ownerCustomerId: nullable(key()),
  ownerName: nullable(text(400)),
  latitude: text(20),
  longitude: text(20),
  servicePoints: listOf(servicePoint, 500),
  occupancies: listOf(occupancy, 500),
})
export type PremisePageJson = Static<typeof premisePage>
