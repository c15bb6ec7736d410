/** Addresses of the API for field work, in one place for office and phone. */
export const FIELD_PATHS = {
  orders: '/work-orders',
  order: (id: string) => `/work-orders/${encodeURIComponent(id)}`,
  windows: (id: string) => `${FIELD_PATHS.order(id)}/windows`,
  book: (id: string) => `${FIELD_PATHS.order(id)}/book`,
  move: (id: string) => `${FIELD_PATHS.order(id)}/move`,
  assign: (id: string) => `${FIELD_PATHS.order(id)}/assign`,
  unassign: (id: string) => `${FIELD_PATHS.order(id)}/unassign`,
  amend: (id: string) => `${FIELD_PATHS.order(id)}/amend`,
  release: (id: string) => `${FIELD_PATHS.order(id)}/release`,
  cancel: (id: string) => `${FIELD_PATHS.order(id)}/cancel`,
  start: (id: string) => `${FIELD_PATHS.order(id)}/start`,
  arrive: (id: string) => `${FIELD_PATHS.order(id)}/arrive`,
  complete: (id: string) => `${FIELD_PATHS.order(id)}/complete`,
  files: (id: string) => `${FIELD_PATHS.order(id)}/files`,
  file: (id: string, fileId: number) => `${FIELD_PATHS.files(id)}/${fileId}`,
  board: (from: string, to: string) => `/dispatch?from=${from}&to=${to}`,
  route: (crewId: string, on: string) => `/dispatch/route?crewId=${encodeURIComponent(crewId)}&on=${on}`,
  myDay: '/field/today',
} as const

export const orderPage = (id: string): string => `/work-orders/${encodeURIComponent(id)}/show`
