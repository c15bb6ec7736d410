import Box from '@mui/material/Box'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ConnectionPageJson, PricedQuoteJson, QuoteScopeJson } from '../../../api/connections/contract.js'
import { callApi } from '../http.js'
import { Money } from '../presentation/Money.js'
import { actPath } from './connection-words.js'

interface Props {
  readonly connection: ConnectionPageJson
  /** undefined while a line is unfinished. */
  readonly scope: QuoteScopeJson | undefined
}

/** What the scope costs as the API prices it: capacity and tax with it, and the difference to what is accepted. */
export function RunningTotal({ connection, scope }: Props) {
  const { data, error } = useQuery({
    queryKey: ['quote-preview', connection.id, scope],
    queryFn: async ({ signal }) =>
      (await callApi<PricedQuoteJson>(actPath(connection.id, 'quote-preview'), { method: 'POST', body: scope, signal })).body,
    enabled: scope !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const hasAccepted = connection.quotes.some(({ state }) => state === 'accepted')
  const { currency } = connection
  return (
    <Box
      aria-live="polite"
      sx={{
        mt: 1.5,
        pt: 1,
        borderTop: 1,
        borderColor: 'divider',
        display: 'flex',
        gap: 3,
        flexWrap: 'wrap',
        fontSize: '0.875rem',
      }}
    >
      {error !== null && scope !== undefined && <Box sx={{ color: 'error.main' }}>{error.message}</Box>}
      {scope === undefined && <Box sx={{ color: 'text.secondary' }}>The total stands here once every line is whole.</Box>}
      {data !== undefined && scope !== undefined && error === null && (
        <>
          {data.lines
            .filter(({ kind }) => kind === 'capacity')
            .map((line) => (
              <span key={line.description}>
                {line.description} <Money amount={line.amount} currency={currency} />
              </span>
            ))}
          <span>
            Tax <Money amount={data.tax} currency={currency} />
          </span>
          <strong>
            Total <Money amount={data.total} currency={currency} />
          </strong>
          {hasAccepted && (
            <span>
              Difference <Money amount={data.difference} currency={currency} />
            </span>
          )}
        </>
      )}
    </Box>
  )
}
