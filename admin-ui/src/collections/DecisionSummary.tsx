import Box from '@mui/material/Box'
import type { DecisionAnswerJson } from '../../../api/collections/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Money } from '../presentation/Money.js'
import { StateChip } from '../presentation/StateChip.js'
import { stageText } from './collection-words.js'

const OUTCOMES: Readonly<
  Record<DecisionAnswerJson['outcome'], { readonly label: string; readonly tone: 'action' | 'waiting' | 'idle' }>
> = {
  act: { label: 'Lawful', tone: 'action' },
  wait: { label: 'Not lawful', tone: 'waiting' },
  stop: { label: 'Nothing to decide', tone: 'idle' },
}

/** The decision in a few lines: lawful or not, from when, and what the case will do. */
export function DecisionSummary({ decision }: { readonly decision: DecisionAnswerJson }) {
  const { outcome, earliest, projection } = decision
  const { label, tone } = OUTCOMES[outcome]
  return (
    <Box sx={{ px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider' }}>
      <FactList
        labelWidth={150}
        facts={[
          {
            label: `Cutting ${decision.service}`,
            value: (
              <>
                <StateChip state={outcome} tone={tone} label={label} /> on <Day date={decision.moment.on} />
              </>
            ),
          },
          { label: 'Past due then', value: <Money amount={decision.pastDue} /> },
          {
            label: 'Earliest lawful',
            value:
              earliest === null ? (
                decision.waitsForEvent ? (
                  'not while things stay as they are'
                ) : (
                  'not before what is named below is done'
                )
              ) : (
                <>
                  <Day date={earliest.on} />
                  {earliest.at === null || earliest.at === '00:00' ? '' : ` from ${earliest.at}`}
                </>
              ),
          },
          {
            label: 'As the case goes on',
            value:
              projection === null ? null : projection.cutOn === null ? (
                projection.stopsBecause
              ) : (
                <>
                  {projection.steps.map(({ on, step }) => (
                    <Box key={`${on}-${step}`}>
                      <Day date={on} /> {stageText(step)}
                    </Box>
                  ))}
                </>
              ),
          },
          { label: 'Decided by', value: decision.packs.map(({ pack, version }) => `${pack} ${version}`).join(', ') },
        ]}
      />
    </Box>
  )
}
