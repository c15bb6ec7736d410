import Box from '@mui/material/Box'
import { countText } from '../../presentation/count-text.js'
import { dayText } from '../../presentation/date-text.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { tenderText } from '../payment-words.js'
import { useDrawer } from './use-drawer.js'

/** The drawer of the day: its total, and what should lie in it by kind. Always in sight at the counter. */
export function DrawerPanel() {
  const { data, error, isPending, refetch } = useDrawer()
  return (
    <Panel title={data === undefined ? 'My drawer' : `My drawer, ${dayText(data.receivedOn)}`} padded>
      {isPending && <RowSkeletons rows={3} />}
      {data === undefined && error !== null && (
        <ErrorState dense error={error} what="The drawer" onRetry={() => void refetch()} />
      )}
      {data !== undefined && (
        <>
          <Box sx={{ fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.2 }} role="status" aria-label="Drawer total">
            <Money amount={data.total} currency={data.currency} />
          </Box>
          <Box component="dl" sx={{ m: 0, mt: 1, fontSize: '0.8125rem' }}>
            {data.tenders.map((row) => (
              <Box key={row.kind} sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, py: '2px' }}>
                <Box component="dt">
                  {tenderText(row.kind)}{' '}
                  <Box component="span" sx={{ color: 'text.secondary' }}>
                    {countText(row.payments, 'payment')}
                  </Box>
                </Box>
                <Box component="dd" sx={{ m: 0 }}>
                  <Money amount={row.amount} currency={data.currency} />
                </Box>
              </Box>
            ))}
          </Box>
          {data.tenders.length === 0 && (
            <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>Nothing taken yet today.</Box>
          )}
        </>
      )}
    </Panel>
  )
}
