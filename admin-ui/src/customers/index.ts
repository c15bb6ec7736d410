import type { ConsoleSlice } from '../console-slice.js'

export const customers: ConsoleSlice = {
  rail: [],
  resources: [],
}
