import Box from '@mui/material/Box'
import type { AccountPageJson, ComingDateJson } from '../../../../api/customers/account-page-contract.js'
import { relativeDayText } from '../../presentation/date-text.js'
import { Day } from '../../presentation/Day.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { CaseLine } from '../../cases/CaseLine.js'
import { PlanLine } from '../../plans/PlanLine.js'
import { CreditLine } from '../../write-offs/CreditLine.js'
import { usePermission } from '../../shell/use-permission.js'
import { TaskLine } from '../../tasks/TaskLine.js'
import { AccountPerson } from './AccountPerson.js'
import { TextLink } from '../../presentation/TextLink.js'

/** What comes next: dates, tasks, and who else has a part in the account. */
export function AccountNext({ account }: { readonly account: AccountPageJson }) {
  const mayCollections = usePermission('collections.read')
  const others = account.people.filter((person) => person.role !== 'main')
  const cases = account.cases ?? []
  const tasks = account.tasks ?? []
  return (
    <Panel title="Next">
      {account.next.length === 0 && tasks.length === 0 && cases.length === 0 && account.plan === null && (
        <EmptyState
          dense
          title="Nothing is planned"
          sentence={`No bill window of cycle ${account.billCycle} is open or coming.`}
        />
      )}
      <Box
        component="ul"
        sx={{
          listStyle: 'none',
          m: 0,
          p: 0,
          '& > li': { px: 1.25, py: 0.5, borderBottom: 1, borderColor: 'divider' },
          '& > li:last-child': { borderBottom: 0 },
        }}
      >
        {account.plan !== null && (
          <li>
            <PlanLine plan={account.plan} />
          </li>
        )}
        {cases.map((entry) => (
          <li key={`case-${entry.id}`}>
            <CaseLine entry={entry} />
          </li>
        ))}
        {mayCollections && <CreditLine accountId={account.id} />}
        {tasks.map((task) => (
          <li key={`task-${task.id}`}>
            <TaskLine task={task} />
          </li>
        ))}
        {account.next.map((date) => (
          <Box
            component="li"
            key={`${date.kind}-${date.on}-${date.subject}`}
            sx={{ display: 'flex', gap: 1.5, fontSize: '0.8125rem' }}
          >
            <Box sx={{ width: 84, flexShrink: 0, fontWeight: 600 }}>
              <Day date={date.on} />
            </Box>
            <Box sx={{ minWidth: 0 }}>
              <WhatComes date={date} currency={account.currency} />
              <Box component="span" sx={{ color: 'text.secondary' }}>
                {' '}
                {relativeDayText(date.on, account.today)}
              </Box>
            </Box>
          </Box>
        ))}
        {others.map((person) => (
          <Box component="li" key={`${person.customerId}-${person.role}`} sx={{ fontSize: '0.8125rem' }}>
            <AccountPerson person={person} today={account.today} />
          </Box>
        ))}
      </Box>
    </Panel>
  )
}

function WhatComes({ date, currency }: { readonly date: ComingDateJson; readonly currency: string }) {
  switch (date.kind) {
    case 'read':
      return `Meters are read (cycle ${date.subject})`
    case 'bill':
      return `Bill is made (cycle ${date.subject})`
    case 'due':
      return (
        <>
          <Money amount={date.amount} currency={currency} /> is due
        </>
      )
    case 'start':
      return `Service starts (${date.subject})`
    case 'stop':
      return `Last day of service (${date.subject})`
    case 'process':
      return <TextLink to={`/processes/${encodeURIComponent(date.subject)}/show`}>{date.note ?? date.subject}</TextLink>
  }
}
