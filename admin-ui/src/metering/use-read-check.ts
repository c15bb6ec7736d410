import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReadCheckJson } from '../../../api/metering/contract.js'
import { callApi } from '../http.js'
import { isReadValue } from './read-value.js'

export interface ReadQuestion {
  readonly meterId: string
  readonly register: string
  readonly readOn: string
  readonly value: string
  readonly corrects: boolean
}

const PAUSE_MS = 250

/** Asks what a read would mean while it is typed, a moment after the last key. */
export function useReadCheck(question: ReadQuestion) {
  const [asked, setAsked] = useState(question)
  const { meterId, register, readOn, value, corrects } = question
  useEffect(() => {
    const wait = setTimeout(() => setAsked({ meterId, register, readOn, value, corrects }), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [meterId, register, readOn, value, corrects])
  const isAskable = isReadValue(asked.value) && /^\d{4}-\d{2}-\d{2}$/.test(asked.readOn) && asked.register !== ''
  const query = useQuery({
    queryKey: ['read-check', asked],
    queryFn: async ({ signal }) => {
      const text = new URLSearchParams({
        register: asked.register,
        readOn: asked.readOn,
        value: asked.value,
        ...(asked.corrects ? { corrects: 'yes' } : {}),
      })
      return (await callApi<ReadCheckJson>(`/meters/${encodeURIComponent(asked.meterId)}/read-check?${text}`, { signal })).body
    },
    enabled: isAskable,
    placeholderData: keepPreviousData,
    staleTime: 0,
  })
  const isCurrent =
    asked.register === register &&
    asked.readOn === readOn &&
    asked.value === value &&
    asked.corrects === corrects &&
    !query.isPlaceholderData
  return { check: isAskable && isCurrent ? query.data : undefined, error: isAskable && isCurrent ? query.error : null }
}
