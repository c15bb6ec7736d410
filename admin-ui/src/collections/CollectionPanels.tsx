import Box from '@mui/material/Box'
import type { CollectionPageJson } from '../../../api/collections/contract.js'
import { Day } from '../presentation/Day.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { Figure } from '../presentation/Figure.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { plainSentence } from '../presentation/plain-sentence.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { TextLink } from '../presentation/TextLink.js'
import { decisionPath, stageText, whatIsCollected } from './collection-words.js'
import { CollectionActs } from './CollectionActs.js'
import { CollectionStateChip } from './CollectionStateChip.js'
import { BuildingPanel } from './BuildingPanel.js'
import { ContactsPanel } from './ContactsPanel.js'
import { CutPanel } from './CutPanel.js'
import { DecisionPanel } from './DecisionPanel.js'
import { LinesList } from './LinesList.js'
import { NoticesPanel } from './NoticesPanel.js'
import { StrategyLine } from './StrategyLine.js'

export function CollectionPanels({ entry }: { readonly entry: CollectionPageJson }) {
  return (
    <>
      <RecordHeader
        kind="Collection case"
        number={entry.id}
        name={entry.customerName}
        state={<CollectionStateChip entry={entry} />}
        below={
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            <RecordLink resource="accounts" id={entry.accountId} /> · {whatIsCollected(entry)} ·{' '}
            <TextLink to={decisionPath(entry.accountId)}>why not, or when earliest?</TextLink>
          </Box>
        }
        figures={
          <>
            <Figure label="Owed" note={`of ${whatIsCollected(entry)}`}>
              <Money amount={entry.owed} />
            </Figure>
            <Figure label="Next step" note={entry.nextOn === null ? ' ' : <Day date={entry.nextOn} />}>
              {entry.step === null ? '–' : stageText(entry.step)}
            </Figure>
            <Figure label="Opened">
              <Day date={entry.openedOn} />
            </Figure>
          </>
        }
        acts={<CollectionActs entry={entry} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr)',
            lg: entry.state === 'closed' ? 'minmax(0, 1fr)' : 'minmax(0, 1.2fr) minmax(0, 1fr)',
          },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
          <Panel title="Strategy" padded>
            <StrategyLine strategy={entry.strategy} />
            {entry.waitsFor !== null && (
              <Box sx={{ mt: 1, fontSize: '0.8125rem' }}>Waits for: {plainSentence(entry.waitsFor)}</Box>
            )}
          </Panel>
          <NoticesPanel notices={entry.notices} />
          <ContactsPanel accountId={entry.accountId} contacts={entry.contacts} />
          {entry.building !== null && <BuildingPanel collectionId={entry.id} building={entry.building} />}
          <Panel title="What happened">
            {entry.log.length === 0 ? (
              <EmptyState dense title="Nothing yet" />
            ) : (
              <LinesList
                lines={[...entry.log].reverse().map((one) => ({
                  id: one.id,
                  head: (
                    <>
                      <Day date={one.businessDate} /> · {one.actor}
                    </>
                  ),
                  text: lineText(one),
                }))}
              />
            )}
          </Panel>
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, minWidth: 0 }}>
          {entry.cut !== null && <CutPanel collectionId={entry.id} cut={entry.cut} />}
          {entry.state !== 'closed' && <DecisionPanel accountId={entry.accountId} />}
        </Box>
      </Box>
    </>
  )
}

/** A line of the log as a sentence: a step's name begins some of them. */
function lineText({ sentence, reason }: CollectionPageJson['log'][number]): string {
  const said = plainSentence(reason === null ? sentence : `${sentence} (${reason})`)
  return said.charAt(0).toUpperCase() + said.slice(1)
}
