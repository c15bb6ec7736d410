import { useNavigate } from 'react-router-dom'
import type { GeneratorRecordJson } from '../../../api/renewables/generator-contract.js'
import { Day } from '../presentation/Day.js'
import type { DenseColumn } from '../presentation/DenseTable.js'
import { Quantity } from '../presentation/Quantity.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { TextLink } from '../presentation/TextLink.js'
import { QueryList } from './QueryList.js'
import { RegisterGeneratorDialog } from './RegisterGeneratorDialog.js'
import { generatorPath, percentText, technologyText } from './renewables-words.js'

const COLUMNS: readonly DenseColumn<GeneratorRecordJson>[] = [
  { label: 'Generator', render: (row) => <TextLink to={generatorPath(row.id)}>{row.id}</TextLink> },
  { label: 'Name', render: (row) => row.name },
  { label: 'Kind', render: (row) => technologyText(row.technology), desktopOnly: true },
  {
    label: 'Where',
    render: (row) => (
      <RecordLink resource="premises" id={row.premiseId}>
        {row.address}
      </RecordLink>
    ),
    desktopOnly: true,
  },
  { label: 'Capacity', align: 'right', render: (row) => <Quantity value={row.capacityKw} unit="kW" />, desktopOnly: true },
  { label: 'Began', render: (row) => <Day date={row.beganOn} />, desktopOnly: true },
  { label: 'Ended', render: (row) => (row.endedOn === null ? '–' : <Day date={row.endedOn} />), desktopOnly: true },
  { label: 'Shares', align: 'right', render: (row) => row.shares, desktopOnly: true },
  { label: 'Given away', align: 'right', render: (row) => percentText(row.percentShared) },
]

/** Generators whose generation is credited to somebody, with what of each is given away today. */
export function GeneratorsPage() {
  const navigate = useNavigate()
  return (
    <QueryList<GeneratorRecordJson>
      title="Generators"
      subtitle="Arrays and plants whose generation is shared, or earns certificates"
      resource="generators"
      columns={COLUMNS}
      rowKey={(row) => row.id}
      onOpen={(row) => void navigate(generatorPath(row.id))}
      act={{
        label: 'Register a generator…',
        permission: 'renewables.write',
        dialog: (onClose) => <RegisterGeneratorDialog onClose={onClose} />,
      }}
      empty={{
        title: 'No generator is registered',
        sentence: 'Register an array at its service point; then agreements can be given shares of what it gives.',
      }}
    />
  )
}
