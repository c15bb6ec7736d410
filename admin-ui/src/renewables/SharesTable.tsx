import { useState } from 'react'
import type { ShareRecordJson } from '../../../api/renewables/generator-contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { TextLink } from '../presentation/TextLink.js'
import { EndDialog } from './EndDialog.js'
import { generatorPath, percentText } from './renewables-words.js'
import { spanColumns } from './span-columns.js'

interface Props {
  readonly shares: readonly ShareRecordJson[]
  /** What the page is about already: the other side is shown. */
  readonly at: 'generator' | 'agreement'
}

/** Shares of a generator, or of an agreement, with the button that ends one. */
export function SharesTable({ shares, at }: Props) {
  const [ending, setEnding] = useState<ShareRecordJson>()
  const columns: readonly DenseColumn<ShareRecordJson>[] = [
    ...(at === 'generator'
      ? [
          { label: 'Agreement', render: (row: ShareRecordJson) => <RecordLink resource="agreements" id={row.agreementId} /> },
          { label: 'Customer', render: (row: ShareRecordJson) => row.customerName, desktopOnly: true },
        ]
      : [
          {
            label: 'Generator',
            render: (row: ShareRecordJson) => <TextLink to={generatorPath(row.generatorId)}>{row.generatorId}</TextLink>,
          },
          { label: 'Name', render: (row: ShareRecordJson) => row.generatorName, desktopOnly: true },
        ]),
    { label: 'Share', align: 'right', render: (row) => percentText(row.percent) },
    ...spanColumns<ShareRecordJson>(setEnding),
  ]
  return (
    <>
      <DenseTable label="Shares" rows={shares} columns={columns} rowKey={(row) => row.id} />
      {ending !== undefined && (
        <EndDialog
          title={`End the share of ${ending.agreementId}`}
          path={`/generator-shares/${ending.id}/end`}
          said="The share is ended."
          onClose={() => setEnding(undefined)}
        >
          {percentText(ending.percent)} of {ending.generatorId} from the day after stay with the place of the generator.
        </EndDialog>
      )}
    </>
  )
}
