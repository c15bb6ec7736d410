import { useNavigate } from 'react-router-dom'
import type { ProgrammeRecordJson } from '../../../api/renewables/programme-contract.js'
import type { DenseColumn } from '../presentation/DenseTable.js'
import { TextLink } from '../presentation/TextLink.js'
import { useCurrency } from '../presentation/use-utility.js'
import { ProgrammeDialog } from './ProgrammeDialog.js'
import { QueryList } from './QueryList.js'
import { capFigure, programmeKindText, programmePath } from './renewables-words.js'

/** Programmes with what is used of their caps and what is left. */
export function ProgrammesPage() {
  const navigate = useNavigate()
  const currency = useCurrency()
  const figure = (row: ProgrammeRecordJson, value: string | null) =>
    value === null ? '–' : capFigure(value, row.capKind, currency)
  const columns: readonly DenseColumn<ProgrammeRecordJson>[] = [
    { label: 'Programme', render: (row) => <TextLink to={programmePath(row.id)}>{row.name}</TextLink> },
    { label: 'Attribute', render: (row) => row.id, desktopOnly: true },
    { label: 'Kind', render: (row) => programmeKindText(row.kind), desktopOnly: true },
    { label: 'Take part', align: 'right', render: (row) => row.enrolled, desktopOnly: true },
    { label: 'Cap', align: 'right', render: (row) => figure(row, row.cap), desktopOnly: true },
    { label: 'Used', align: 'right', render: (row) => figure(row, row.used) },
    { label: 'Left', align: 'right', render: (row) => figure(row, row.left) },
  ]
  return (
    <QueryList<ProgrammeRecordJson>
      title="Programmes"
      subtitle="Net metering, green power and allowances that agreements take part in"
      resource="programmes"
      columns={columns}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate(programmePath(row.id))}
      act={{
        label: 'Add a programme…',
        permission: 'renewables.configure',
        dialog: (onClose) => <ProgrammeDialog programme="new" onClose={onClose} />,
      }}
      empty={{
        title: 'No programme is set up',
        sentence: 'A programme is an attribute of tariffs that agreements are enrolled for, with a cap where there is one.',
      }}
    />
  )
}
