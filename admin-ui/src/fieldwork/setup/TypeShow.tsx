import Box from '@mui/material/Box'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { WorkOrderTypeJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { DenseTable } from '../../presentation/DenseTable.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { FactList } from '../../presentation/FactList.js'
import { Figure } from '../../presentation/Figure.js'
import { Money } from '../../presentation/Money.js'
import { Panel } from '../../presentation/Panel.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { codeText, FOLLOW_UPS, METER_EFFECTS, minutesText, OUTCOMES, RESULT_FIELDS } from '../field-words.js'
import { TypeDialog } from './TypeDialog.js'

/** One kind of work. */
export function TypeShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<WorkOrderTypeJson>('work-order-types', id)
  return (
    <RecordPage query={query} what={`Kind of work ${id}`} listPath="/work-order-types">
      {(type) => <TypePanels type={type} />}
    </RecordPage>
  )
}

function TypePanels({ type }: { readonly type: WorkOrderTypeJson }) {
  const [isChanging, setChanging] = useState(false)
  return (
    <>
      <RecordHeader
        kind="Kind of work"
        number={type.typeCode}
        name={type.title}
        state={<StateChip state={type.isActive ? 'active' : 'inactive'} label={type.isActive ? 'In use' : 'Retired'} />}
        figures={
          <>
            <Figure label="Takes">{minutesText(type.expectedMinutes)}</Figure>
            <Figure label="Charge">{type.chargeAmount === null ? 'none' : <Money amount={type.chargeAmount} />}</Figure>
            <Figure label="Appointment">{type.needsAppointment ? 'needed' : 'not needed'}</Figure>
          </>
        }
        acts={
          <ActionButton permission="fieldwork.configure" variant="contained" onClick={() => setChanging(true)}>
            Change it…
          </ActionButton>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.2fr)' },
        }}
      >
        <Panel title="What it takes" padded>
          <FactList
            facts={[
              { label: 'Skills', value: type.skills.map(codeText).join(', ') || 'none' },
              { label: 'Meter', value: METER_EFFECTS[type.meterEffect] },
              {
                label: 'Brings back',
                value: type.requiredFields.map((field) => RESULT_FIELDS[field]).join(', ') || 'only the result',
              },
            ]}
          />
        </Panel>
        <Panel title="Steps">
          {type.steps.length === 0 ? (
            <EmptyState dense title="No steps" sentence="The crew knows how." />
          ) : (
            <DenseTable
              label="Steps"
              rows={type.steps}
              rowKey={(step) => step.code}
              columns={[
                { label: 'Code', render: (step) => step.code, desktopOnly: true },
                { label: 'What is done', render: (step) => step.text },
                { label: 'Must', render: (step) => (step.isRequired ? 'always' : 'where it applies') },
              ]}
            />
          )}
        </Panel>
        <Panel title="Results">
          <DenseTable
            label="Results"
            rows={type.resultCodes}
            rowKey={(code) => code.code}
            columns={[
              { label: 'Result', render: (code) => code.title },
              { label: 'Means', render: (code) => <StateChip state={code.outcome} label={OUTCOMES[code.outcome]} /> },
              {
                label: 'Leads to',
                render: (code) => code.followUps.map((followUp) => FOLLOW_UPS[followUp]).join(', ') || 'nothing more',
              },
            ]}
          />
        </Panel>
      </Box>
      <TypeDialog open={isChanging} type={type} onClose={() => setChanging(false)} />
    </>
  )
}
