import type { ReactElement } from 'react'
import type { ResourceProps } from 'react-admin'
import type { Permission } from '../../domain/access/permissions.js'

/** The jobs of the left rail, in their order. An item stands where its people look for it, not where its table lies. */
export const JOBS = ['Today', 'Customers', 'Field', 'Metering', 'Billing', 'Money', 'Collections', 'Reports', 'Set-up'] as const
export type Job = (typeof JOBS)[number]

/** One entry of the left rail. Who lacks the permission does not see it. */
export interface RailItem {
  readonly job: Job
  readonly label: string
  readonly to: string
  readonly permission?: Permission
  /** Position within its job; small comes first. */
  readonly order?: number
  /** Other paths that light this entry up. */
  readonly alsoAt?: readonly string[]
}

/** A resource of react-admin (`list`, `show`) with the permission its pages need. */
export interface SliceResource extends ResourceProps {
  readonly permission: Permission
}

/** A page that is no resource: `element` at `path`, inside the layout. */
export interface SliceRoute {
  readonly path: string
  readonly permission?: Permission
  readonly element: ReactElement
}

/** What a slice adds to the console; each slice exports one of these and `slices.ts` names it. */
export interface ConsoleSlice {
  readonly rail?: readonly RailItem[]
  readonly resources?: readonly SliceResource[]
  readonly routes?: readonly SliceRoute[]
}
