import { useState } from 'react'
import type { CrewRecordJson } from '../../../../api/fieldwork/contract.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import type { ListColumn } from '../../presentation/list-column.js'
import { ListPage } from '../../presentation/ListPage.js'
import { StateChip } from '../../presentation/StateChip.js'
import { codeText } from '../field-words.js'
import { CrewDialog } from './CrewDialog.js'

const COLUMNS: readonly ListColumn<CrewRecordJson>[] = [
  { id: 'name', label: 'Crew', sort: 'name', render: (row) => row.name, text: (row) => row.name, phone: 'title' },
  {
    id: 'members',
    label: 'Who',
    render: (row) => row.members.map((member) => member.name).join(', ') || 'nobody yet',
    text: (row) => row.members.map((member) => member.name).join('; '),
  },
  {
    id: 'skills',
    label: 'Skills',
    render: (row) => row.skills.map(codeText).join(', ') || '–',
    text: (row) => row.skills.join(' '),
  },
  {
    id: 'areas',
    label: 'Areas',
    render: (row) => row.areas.join(', ') || 'everywhere',
    text: (row) => row.areas.join(' '),
  },
  {
    id: 'state',
    label: 'State',
    render: (row) => <StateChip state={row.isActive ? 'active' : 'inactive'} label={row.isActive ? 'Works' : 'Works no more'} />,
    text: (row) => row.isActive,
    phone: 'title',
  },
]

/** Who goes out together, with what they can do and where. */
export function CrewList() {
  const [isAdding, setAdding] = useState(false)
  return (
    <>
      <ListPage<CrewRecordJson>
        resource="crews"
        title="Crews"
        columns={COLUMNS}
        sort={{ field: 'name', order: 'ASC' }}
        rowTo={(row) => `/crews/${encodeURIComponent(row.id)}/show`}
        acts={
          <ActionButton permission="fieldwork.configure" variant="contained" onClick={() => setAdding(true)}>
            Add a crew…
          </ActionButton>
        }
        empty={{
          title: 'No crews yet',
          sentence: 'Without a crew no appointment can be offered and no order be given to anybody.',
        }}
      />
      <CrewDialog open={isAdding} crew={undefined} onClose={() => setAdding(false)} />
    </>
  )
}
