import { QueryClient } from '@tanstack/react-query'
import { problemOf } from './http.js'

/** Reads are fresh for a few seconds, so that hovering and coming back do not load twice; a refusal is not asked again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 5_000,
      retry: (failures, error) => failures < 2 && problemOf(error)?.code === 'NO_CONNECTION',
      refetchOnWindowFocus: true,
    },
  },
})
