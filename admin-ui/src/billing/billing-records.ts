import type { Static } from 'typebox'
import type {
  billPage,
  billRecord,
  correctionRecord,
  runAccountPage,
  runAccountRecord,
  runPage,
  runRecord,
  windowRecord,
} from '../../../api/billing/contract.js'

export type WindowRow = Static<typeof windowRecord>
export type RunRow = Static<typeof runRecord>
export type RunPage = Static<typeof runPage>
export type RunAccountRow = Static<typeof runAccountRecord>
export type RunAccountPage = Static<typeof runAccountPage>
export type RegisterFacts = RunAccountPage['registers'][number]
export type RecentPeriod = RunAccountPage['periods'][number]
export type BillRow = Static<typeof billRecord>
export type CorrectionRow = Static<typeof correctionRecord>
export type BillPage = Static<typeof billPage>
export type BillSegment = BillPage['segments'][number]
export type BillLine = BillSegment['lines'][number]
