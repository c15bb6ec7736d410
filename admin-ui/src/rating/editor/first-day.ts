import { createContext } from 'react'

/** First day of the rules that are edited: where a value that is to change from a day on begins. */
export const FirstDay = createContext('')
