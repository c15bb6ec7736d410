import Box from '@mui/material/Box'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { CrewRecordJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import { DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { FactList } from '../../presentation/FactList.js'
import { Figure } from '../../presentation/Figure.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { TextLink } from '../../presentation/TextLink.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { codeText } from '../field-words.js'
import { CrewDialog } from './CrewDialog.js'
import { WEEKDAYS } from './crew-draft.js'

/** A crew: who is in it, what it can do, where and when it works. */
export function CrewShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<CrewRecordJson>('crews', id)
  return (
    <RecordPage query={query} what={`Crew ${id}`} listPath="/crews">
      {(crew) => <CrewPanels crew={crew} />}
    </RecordPage>
  )
}

function CrewPanels({ crew }: { readonly crew: CrewRecordJson }) {
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <RecordHeader
        kind="Crew"
        number={crew.id}
        name={crew.name}
        state={<StateChip state={crew.isActive ? 'active' : 'inactive'} label={crew.isActive ? 'Works' : 'Works no more'} />}
        figures={
          <>
            <Figure label="People">{crew.members.length}</Figure>
            <Figure label="Skills">{crew.skills.length}</Figure>
          </>
        }
        acts={
          <ActionButton permission="fieldwork.configure" variant="contained" onClick={() => setChanging(true)}>
            Change the crew…
          </ActionButton>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Panel title="What and where" padded>
          <FactList
            facts={[
              { label: 'People', value: crew.members.map((member) => member.name).join(', ') || 'nobody yet' },
              { label: 'Skills', value: crew.skills.map(codeText).join(', ') || 'none' },
              { label: 'Areas', value: crew.areas.join(', ') || 'everywhere' },
              { label: 'Starts from', value: `${crew.startLatitude}, ${crew.startLongitude}` },
              {
                label: 'Orders',
                value: (
                  <TextLink to={`/work-orders?filter=${encodeURIComponent(JSON.stringify({ crewId: crew.id, isOpen: true }))}`}>
                    Open orders of this crew
                  </TextLink>
                ),
              },
            ]}
          />
        </Panel>
        <Panel title="Shifts">
          {crew.shifts.length === 0 ? (
            <EmptyState dense title="The utility’s working hours" sentence="On every business day; see Set-up › Settings." />
          ) : (
            <DenseTable
              label="Shifts"
              rows={[...crew.shifts].sort((left, right) => left.weekday - right.weekday)}
              rowKey={(shift) => shift.weekday}
              columns={[
                { label: 'Day', render: (shift) => WEEKDAYS[shift.weekday - 1] ?? '' },
                { label: 'From', render: (shift) => shift.from },
                { label: 'To', render: (shift) => shift.to },
              ]}
            />
          )}
        </Panel>
        <Panel title="Days off">
          {crew.daysOff.length === 0 ? (
            <EmptyState dense title="None" sentence="Holidays of the utility need not stand here." />
          ) : (
            <DenseTable
              label="Days off"
              rows={[...crew.daysOff].sort((left, right) => right.on.localeCompare(left.on))}
              rowKey={(day) => day.on}
              columns={[
                { label: 'Day', render: (day) => <Day date={day.on} /> },
                { label: 'Why', render: (day) => day.reason },
              ]}
            />
          )}
        </Panel>
      </Box>
      <CrewDialog open={isChanging} crew={crew} onClose={() => setChanging(false)} />
    </>
  )
}
