/** One thing found. */
export interface SearchHit {
  readonly id: string
  /** Who or what. */
  readonly title: string
  /** What tells it from its namesakes: address, number, period. */
  readonly detail: string
  readonly state: string | null
  /** Page of the console. */
  readonly path: string
}

export interface SearchGroup {
  readonly kind: string
  readonly label: string
  readonly hits: readonly SearchHit[]
  /** There are more than are shown. */
  readonly hasMore: boolean
}

export interface SearchAnswer {
  readonly query: string
  readonly groups: readonly SearchGroup[]
}
