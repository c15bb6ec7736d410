import { type Static, Type } from 'typebox'
import { DUPLICATE_REASONS } from '../../domain/customers/duplicates.js'
import { closed, key, listOf, localDate, nullable, oneOf, serial, text } from '../fields.js'

export const duplicate = closed({
  id: key(),
  name: text(400),
  phone: nullable(text(60)),
  email: nullable(text(254)),
  dateOfBirth: nullable(localDate()),
  mailLine1: text(200),
  mailPostcode: text(40),
  customerSince: localDate(),
  accounts: Type.Integer({ minimum: 0 }),
  reasons: listOf(oneOf(DUPLICATE_REASONS), 10),
})
export type DuplicateJson = Static<typeof duplicate>

const side = closed({
  customerId: key(),
  name: text(400),
  kind: oneOf(['person', 'organisation']),
  mergedInto: nullable(key()),
})

export const mergePreview = closed({
  kept: side,
  merged: side,
  tables: listOf(closed({ table: text(100), moves: Type.Integer({ minimum: 0 }), stays: Type.Integer({ minimum: 0 }) }), 100),
})
export type MergePreviewJson = Static<typeof mergePreview>

export const standingMerge = closed({
  id: serial(),
  mergedId: key(),
  name: text(400),
  businessDate: localDate(),
  mergedBy: text(200),
})
