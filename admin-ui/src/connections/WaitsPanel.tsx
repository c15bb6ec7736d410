import Box from '@mui/material/Box'
import type { ConnectionPageJson } from '../../../api/connections/contract.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Panel } from '../presentation/Panel.js'
import { StateChip } from '../presentation/StateChip.js'
import { TextLink } from '../presentation/TextLink.js'
import { useToday } from '../presentation/use-utility.js'
import { processPath } from '../processes/process-words.js'
import { ownerText } from './connection-words.js'

/** What it waits for now: who, until when, who was reminded. */
export function WaitsPanel({ connection }: { readonly connection: ConnectionPageJson }) {
  const today = useToday()
  const open = connection.waits.filter(({ endedOn }) => endedOn === null)
  return (
    <Panel title="Waits for" aside={<TextLink to={processPath(connection.processId)}>Process</TextLink>}>
      {open.length === 0 && (
        <EmptyState
          dense
          title={connection.endedOn === null ? 'Nothing' : 'Nothing any more'}
          sentence={connection.endedOn === null ? 'It goes on by itself.' : 'This connection has ended.'}
        />
      )}
      {open.map((wait) => (
        <Box
          key={wait.id}
          sx={{
            px: 1.5,
            py: 0.75,
            borderBottom: 1,
            borderColor: 'divider',
            fontSize: '0.8125rem',
            '&:last-child': { borderBottom: 0 },
          }}
        >
          <Box sx={{ fontWeight: 600 }}>{wait.waitsFor.replace(/^./, (first) => first.toUpperCase())}</Box>
          <Box sx={{ color: 'text.secondary' }}>
            {ownerText(wait.owner)} · until <Day date={wait.dueOn} />{' '}
            {today !== undefined && wait.dueOn < today && <StateChip state="overdue" />}
          </Box>
          {(wait.reminded > 0 || wait.escalatedOn !== null) && (
            <Box sx={{ color: 'text.secondary' }}>
              {wait.reminded > 0 && `${wait.reminds === 'customer' ? 'Customer' : 'Staff'} reminded`}
              {wait.reminded > 0 && wait.escalatedOn !== null && ' · '}
              {wait.escalatedOn !== null && (
                <>
                  a supervisor was told on <Day date={wait.escalatedOn} />
                </>
              )}
            </Box>
          )}
        </Box>
      ))}
    </Panel>
  )
}
