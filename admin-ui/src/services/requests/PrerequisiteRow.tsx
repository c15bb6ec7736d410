import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { Link } from 'react-router-dom'
import type { ServiceRequestPageJson } from '../../../../api/services/request-contract.js'
import { counterPath } from '../../payments/payment-words.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { dayText } from '../../presentation/date-text.js'
import { Money } from '../../presentation/Money.js'
import { RecordLink } from '../../presentation/RecordLink.js'
import { StateChip } from '../../presentation/StateChip.js'
import { usePermission } from '../../shell/use-permission.js'
import { prerequisiteWords } from '../request-words.js'
import { whyNot } from './why-not.js'

type Prerequisite = ServiceRequestPageJson['prerequisites'][number]

interface Props {
  readonly prerequisite: Prerequisite
  readonly accountId: string
  readonly onAct: (act: 'meet' | 'override') => void
}

const STATES = {
  open: { state: 'open', label: 'Missing' },
  met: { state: 'done', label: 'There' },
  overridden: { state: 'skipped', label: 'Waived' },
} as const
const SEEN_BY_PEOPLE: ReadonlySet<string> = new Set(['identity', 'inspection'])

/** One prerequisite with what is known about it and the two ways to be done with it. */
export function PrerequisiteRow({ prerequisite: row, accountId, onAct }: Props) {
  const words = prerequisiteWords(row.prerequisite)
  const isOpen = row.state === 'open'
  return (
    <Box component="li" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'start' }}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0, fontSize: '0.8125rem' }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', fontSize: '0.875rem', fontWeight: 600 }}>
          {words.title}
          <StateChip {...STATES[row.state]} />
          {row.amount !== null && <Money amount={row.amount} />}
        </Box>
        {isOpen && <Box sx={{ color: 'text.secondary' }}>{words.how}</Box>}
        {row.accounts.map((debt) => (
          <Box key={debt.accountId}>
            <RecordLink resource="accounts" id={debt.accountId} /> owes <Money amount={debt.amount} />
          </Box>
        ))}
        {row.decidedOn !== null && (
          <Box sx={{ color: 'text.secondary' }}>
            {dayText(row.decidedOn)}
            {row.decidedBy !== null && `, ${row.decidedBy}`}
            {row.reason !== null && `: ${row.reason}`}
          </Box>
        )}
      </Box>
      {isOpen && (
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {SEEN_BY_PEOPLE.has(row.prerequisite) ? (
            <ActionButton
              variant="outlined"
              disabledBecause={whyNot(row.mayMeet, 'services.request')}
              onClick={() => onAct('meet')}
            >
              Confirm…
            </ActionButton>
          ) : (
            <TakeItButton prerequisite={row} accountId={accountId} />
          )}
          <ActionButton
            variant="outlined"
            disabledBecause={whyNot(row.mayOverride, 'services.override')}
            onClick={() => onAct('override')}
          >
            Waive…
          </ActionButton>
        </Box>
      )}
    </Box>
  )
}

/** To the counter, with the account that has to pay. */
function TakeItButton({ prerequisite, accountId }: { readonly prerequisite: Prerequisite; readonly accountId: string }) {
  const payer = prerequisite.accounts[0]?.accountId ?? accountId
  if (!usePermission('payments.take')) return null
  return (
    <Button component={Link} to={counterPath(payer)} variant="outlined">
      Take the payment
    </Button>
  )
}
