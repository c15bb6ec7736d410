import { useQueries } from '@tanstack/react-query'
import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useEffect, useState } from 'react'
import type { CustomerRecordJson } from '../../../../api/customers/contract.js'
import { listQuery } from '../../data-provider.js'
import { callApi } from '../../http.js'
import { nameOf, type PersonDraft } from './person-draft.js'

interface Props {
  readonly person: PersonDraft
  readonly onChoose: (customer: CustomerRecordJson) => void
}

const PAUSE_MS = 400
const NEEDLE_MIN = 5
const SHOWN = 4

/** Customers who have the same name, telephone or e-mail: perhaps the caller has been here before. */
export function LikelyCustomers({ person, onChoose }: Props) {
  const needles = useLater([nameOf(person), person.phone.trim(), person.email.trim()]).filter((text) => text.length >= NEEDLE_MIN)
  const answers = useQueries({
    queries: needles.map((q) => {
      const query = listQuery({ filter: { q }, pagination: { page: 1, perPage: SHOWN } })
      return {
        queryKey: ['customers', 'alike', q],
        queryFn: async ({ signal }: { signal: AbortSignal }) =>
          (await callApi<CustomerRecordJson[]>(`/customers?${query}`, { signal })).body,
        staleTime: 30_000,
      }
    }),
  })
  const found = new Map(answers.flatMap((answer) => answer.data ?? []).map((customer) => [customer.id, customer]))
  if (found.size === 0) return null
  return (
    <Box
      role="status"
      sx={{ mt: 1, p: 1, borderLeft: 3, borderColor: 'secondary.main', bgcolor: 'action.hover', fontSize: '0.8125rem' }}
    >
      <Box sx={{ fontWeight: 600 }}>Perhaps known already</Box>
      {[...found.values()].slice(0, SHOWN).map((customer) => (
        <Box key={customer.id} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Box sx={{ flex: '1 1 200px', minWidth: 0 }}>
            {customer.name} · {customer.id} · {customer.city}
            {customer.phone !== null && ` · ${customer.phone}`}
          </Box>
          <Button variant="text" onClick={() => onChoose(customer)}>
            It is this one
          </Button>
        </Box>
      ))}
    </Box>
  )
}

/** The texts a moment after the last key. */
function useLater(texts: readonly string[]): readonly string[] {
  const joined = texts.join('\n')
  const [later, setLater] = useState(joined)
  useEffect(() => {
    const wait = setTimeout(() => setLater(joined), PAUSE_MS)
    return () => clearTimeout(wait)
  }, [joined])
  return later.split('\n')
}
