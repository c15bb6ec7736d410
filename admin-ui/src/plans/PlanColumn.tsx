import Box from '@mui/material/Box'
import type { PlanBoardJson } from '../../../api/plans/contract.js'
import { countText } from '../presentation/count-text.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { TextLink } from '../presentation/TextLink.js'
import { PlanCard } from './PlanCard.js'

type Column = PlanBoardJson['columns'][number]

const WORDS: Readonly<Record<Column['column'], { title: string; money: string; empty: string }>> = {
  on_track: { title: 'On track', money: 'Still to pay', empty: 'No plan is being paid without anything missed' },
  at_risk: { title: 'At risk', money: 'Still to pay', empty: 'Nothing is missed' },
  broken: { title: 'Broken', money: 'Owed again', empty: 'None was broken' },
  kept: { title: 'Kept', money: 'Paid off', empty: 'None came to its end' },
}

/** The plans of a column in the list: the board shows those that are looked at first. */
function listPath(column: Column['column'], since: string): string {
  const filters: Readonly<Record<Column['column'], object>> = {
    on_track: { state: 'active', isAtRisk: false },
    at_risk: { isAtRisk: true },
    broken: { state: 'broken', endedFrom: since },
    kept: { state: 'kept', endedFrom: since },
  }
  return `/payment-plans?filter=${encodeURIComponent(JSON.stringify(filters[column]))}`
}

/** One column of the board: how many plans, how much money, and the plans. */
export function PlanColumn({ column, since }: { readonly column: Column; readonly since: string }) {
  const words = WORDS[column.column]
  return (
    <Panel title={words.title} aside={<TextLink to={listPath(column.column, since)}>Show all</TextLink>}>
      <Box
        sx={{ display: 'flex', justifyContent: 'space-between', gap: 2, px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}
      >
        <Figure label="Plans">{column.plans}</Figure>
        <Box sx={{ textAlign: 'right' }}>
          <Figure label={words.money} emphasis={column.column === 'at_risk' && column.plans > 0}>
            <Money amount={column.column === 'kept' ? column.arrears : column.open} />
          </Figure>
        </Box>
      </Box>
      {column.cards.length === 0 && <EmptyState dense title={words.empty} />}
      {column.cards.map((card) => (
        <PlanCard key={card.id} plan={card} />
      ))}
      {column.plans > column.cards.length && (
        <Box sx={{ px: 1.5, py: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
          and {countText(column.plans - column.cards.length, 'more plan')}
        </Box>
      )}
    </Panel>
  )
}
