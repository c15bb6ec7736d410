import Box from '@mui/material/Box'
import type { ConnectionPageJson, ConnectionQuoteJson } from '../../../api/connections/contract.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'

/** Versions of the quote side by side, the newest first, each with its difference to the one before. */
export function QuotesPanel({ quotes }: { readonly quotes: ConnectionPageJson['quotes'] }) {
  return (
    <Panel title="Quotes">
      {quotes.length === 0 ? (
        <EmptyState dense title="No quote yet" sentence="The site survey comes first; then materials and labour are priced." />
      ) : (
        <Box sx={{ display: 'flex', overflowX: 'auto', '& > * + *': { borderLeft: 1, borderColor: 'divider' } }}>
          {[...quotes].reverse().map((quote) => (
            <QuoteColumn key={quote.version} quote={quote} />
          ))}
        </Box>
      )}
    </Panel>
  )
}

function QuoteColumn({ quote }: { readonly quote: ConnectionQuoteJson }) {
  return (
    <Box
      component="section"
      aria-label={`Quote ${quote.number}`}
      sx={{ flex: '1 0 240px', minWidth: 240, p: 1.5, fontSize: '0.8125rem', display: 'grid', gap: 0.75, alignContent: 'start' }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <strong>{quote.number}</strong>
        <StateChip state={quote.state} />
      </Box>
      <Box sx={{ color: 'text.secondary' }}>
        {quote.sentOn === null ? (
          <>
            drafted <Day date={quote.madeOn} />
          </>
        ) : (
          <>
            sent <Day date={quote.sentOn} />, valid until <Day date={quote.validUntil} />
          </>
        )}
        {quote.instalments !== null && (quote.instalments === 1 ? ' · paid at once' : ` · ${quote.instalments} instalments`)}
      </Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.25 }}>
        {quote.lines.map((line, index) => (
          <Box component="li" key={index} sx={{ display: 'flex', gap: 1, justifyContent: 'space-between' }}>
            <span>
              {line.description}
              {line.kind === 'material' || line.kind === 'labour' ? ` · ${line.quantity} ${line.unit}` : ''}
            </span>
            <Money amount={line.amount} />
          </Box>
        ))}
      </Box>
      <Box
        sx={{ display: 'flex', justifyContent: 'space-between', borderTop: 1, borderColor: 'divider', pt: 0.75, fontWeight: 650 }}
      >
        <span>Total</span>
        <Money amount={quote.total} />
      </Box>
      {quote.difference !== null && (
        <>
          <Box sx={{ display: 'flex', justifyContent: 'space-between', color: 'text.secondary' }}>
            <span>To the version before</span>
            <Money amount={quote.difference} />
          </Box>
          <Box sx={{ color: 'text.secondary', overflowWrap: 'anywhere' }}>{quote.reason}</Box>
        </>
      )}
    </Box>
  )
}
