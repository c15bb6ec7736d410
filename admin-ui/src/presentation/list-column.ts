import type { ReactNode } from 'react'
import type { RaRecord } from 'react-admin'

/** A column of a list page. Numbers and amounts stand right; what is not sortable by the API has no `sort`. */
export interface ListColumn<Row extends RaRecord = RaRecord> {
  readonly id: string
  readonly label: string
  readonly render: (row: Row) => ReactNode
  /** For the CSV: plain text, amounts as decimals, days as YYYY-MM-DD. */
  readonly text: (row: Row) => string | number | boolean | null | undefined
  readonly sort?: string
  readonly align?: 'left' | 'right'
  /** Hidden until chosen. */
  readonly optional?: boolean
  /** On a phone a row is a block: its title, a line of details, or nothing. Details are the default. */
  readonly phone?: 'title' | 'detail' | 'hidden'
  readonly width?: number | string
}

/** A filter of a list page: one of a few values, free text, or a day. */
export interface ListFilter {
  readonly source: string
  readonly label: string
  readonly choices?: readonly { readonly value: string | boolean; readonly label: string }[]
  readonly kind?: 'choice' | 'day' | 'text'
}
