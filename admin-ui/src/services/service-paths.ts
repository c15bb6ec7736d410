/** Pages and addresses of start, stop and transfer, in one place for buttons of every slice. */
export const requestPage = (id: string): string => `/service-requests/${encodeURIComponent(id)}/show`

/** Where one of the acts on a request is sent. */
export const requestAct = (id: string, act: string): string => `/service-requests/${encodeURIComponent(id)}/${act}`

/** What a page of asking is opened with: whose service, and where. */
export interface MoveStart {
  readonly account?: string
  readonly customer?: string
  readonly premise?: string
}

export const startServicePath = (from: MoveStart = {}): string => withQuery('/start-service', from)
export const stopServicePath = (from: MoveStart = {}): string => withQuery('/stop-service', from)
export const transferPath = (from: MoveStart = {}): string => withQuery('/move-service', from)
export const suspendPath = (from: MoveStart = {}): string => withQuery('/suspend-service', from)
export const BULK_PATH = '/bulk-moves'

function withQuery(path: string, from: MoveStart): string {
  const query = new URLSearchParams(Object.entries(from)).toString()
  return query === '' ? path : `${path}?${query}`
}
