import type { ConsoleSlice } from '../console-slice.js'

export const home: ConsoleSlice = {
  rail: [{ job: 'Today', label: 'Work of the day', to: '/', order: 1 }],
}
