import { useState } from 'react'
import type { WorkOrderTypeJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { codeText, METER_EFFECTS, minutesText } from '../field-words.js'
import { TypeDialog } from './TypeDialog.js'

const COLUMNS: readonly ListColumn<WorkOrderTypeJson>[] = [
  { id: 'title', label: 'Kind of work', sort: 'title', render: (row) => row.title, text: (row) => row.title, phone: 'title' },
  { id: 'code', label: 'Code', sort: 'typeCode', render: (row) => row.typeCode, text: (row) => row.typeCode },
  {
    id: 'minutes',
    label: 'Takes',
    align: 'right',
    render: (row) => minutesText(row.expectedMinutes),
    text: (row) => row.expectedMinutes,
  },
  { id: 'skills', label: 'Skills', render: (row) => row.skills.map(codeText).join(', '), text: (row) => row.skills.join(' ') },
  {
    id: 'meter',
    label: 'Meter',
    render: (row) => METER_EFFECTS[row.meterEffect],
    text: (row) => row.meterEffect,
    phone: 'hidden',
  },
  {
    id: 'appointment',
    label: 'Appointment',
    render: (row) => (row.needsAppointment ? 'needed' : 'not needed'),
    text: (row) => row.needsAppointment,
    phone: 'hidden',
  },
  {
    id: 'steps',
    label: 'Steps',
    align: 'right',
    render: (row) => row.steps.length,
    text: (row) => row.steps.length,
    phone: 'hidden',
  },
  {
    id: 'state',
    label: 'State',
    render: (row) => <StateChip state={row.isActive ? 'active' : 'inactive'} label={row.isActive ? 'In use' : 'Retired'} />,
    text: (row) => row.isActive,
    phone: 'title',
  },
]

/** Kinds of work: steps, what must be brought back, who can do it, what each result leads to. */
export function TypeList() {
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <ListPage<WorkOrderTypeJson>
        resource="work-order-types"
        title="Kinds of work"
        columns={COLUMNS}
        sort={{ field: 'title', order: 'ASC' }}
        rowTo={(row) => `/work-order-types/${row.id}/show`}
        saved={[
          { label: 'In use', filter: { isActive: true } },
          { label: 'Retired', filter: { isActive: false } },
        ]}
        acts={
          <ActionButton permission="fieldwork.configure" variant="contained" onClick={() => setAdding(true)}>
            Add a kind…
          </ActionButton>
        }
        empty={{ title: 'No kinds of work', sentence: 'Nothing can be ordered before there is one.' }}
      />
      <TypeDialog open={isAdding} type={undefined} onClose={() => setAdding(false)} />
    </>
  )
}
