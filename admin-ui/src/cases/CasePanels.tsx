import Box from '@mui/material/Box'
import type { CasePageJson } from '../../../api/cases/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { HappeningsPanel } from '../presentation/HappeningsPanel.js'
import { Money } from '../presentation/Money.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { TextLink } from '../presentation/TextLink.js'
import { caseClockText, outcomeText } from './case-words.js'
import { CaseActs } from './CaseActs.js'
import { CaseStateChip } from './CaseStateChip.js'
import { LinkCaseButton } from './LinkCaseButton.js'

export function CasePanels({ entry }: { readonly entry: CasePageJson }) {
  return (
    <>
      <RecordHeader
        kind={entry.typeName}
        number={String(entry.id)}
        name={entry.summary}
        state={<CaseStateChip entry={entry} />}
        below={
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            <RecordLink resource="accounts" id={entry.accountId} /> · {entry.customerName}
          </Box>
        }
        figures={
          <>
            <Figure label="Due" emphasis={entry.isOverdue} note={caseClockText(entry) ?? ' '}>
              <Day date={entry.dueOn} />
            </Figure>
            <Figure label="Owner">{entry.ownerName ?? 'nobody'}</Figure>
            {entry.disputed !== null && (
              <Figure label="Disputed" note="not collected">
                <Money amount={entry.disputed} />
              </Figure>
            )}
          </>
        }
        acts={<CaseActs entry={entry} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.6fr) minmax(0, 1fr)' },
        }}
      >
        <HappeningsPanel log={entry.log} />
        <Panel title="The case" padded aside={<LinkCaseButton entry={entry} />}>
          <FactList
            facts={[
              { label: 'Opened', value: <Day date={entry.openedOn} /> },
              { label: 'Waiting since', value: entry.waitingSince === null ? null : <Day date={entry.waitingSince} /> },
              { label: 'Supervisor told', value: entry.escalatedOn === null ? null : <Day date={entry.escalatedOn} /> },
              { label: 'Closed', value: entry.closedOn === null ? null : <Day date={entry.closedOn} /> },
              { label: 'Outcome', value: entry.outcome === null ? null : outcomeText(entry.outcome) },
              {
                label: 'Account disputes',
                value: entry.accountDisputed === '0.00' ? 'nothing' : <Money amount={entry.accountDisputed} />,
              },
              {
                label: 'About',
                value:
                  entry.links.length === 0
                    ? null
                    : entry.links.map((link) => (
                        <Box key={`${link.subjectKind}-${link.subjectId}`}>
                          {link.path === null ? (
                            `${link.subjectKind} ${link.subjectId}`
                          ) : (
                            <TextLink to={link.path}>
                              {link.subjectKind.replace('_', ' ')} {link.subjectId}
                            </TextLink>
                          )}
                        </Box>
                      )),
              },
              {
                label: 'Process',
                value: <TextLink to={`/processes/${encodeURIComponent(`case/${entry.id}`)}/show`}>its steps and clock</TextLink>,
              },
            ]}
          />
        </Panel>
      </Box>
    </>
  )
}
