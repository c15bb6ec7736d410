import { useState } from 'react'
import type { ShareRecordJson } from '../../../api/renewables/generator-contract.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { TextLink } from '../presentation/TextLink.js'
import { EndDialog } from './EndDialog.js'
import { generatorPath, percentText } from './renewables-words.js'

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
    { label: 'From', render: (row) => <Day date={row.from} />, desktopOnly: true },
    {
      label: 'To',
      render: (row) => (row.isTakenBack ? 'taken back' : row.to === null ? 'goes\u00a0on' : <Day date={row.to} />),
    },
    {
      label: 'Act',
      hidesLabel: true,
      align: 'right',
      render: (row) =>
        row.to === null && (
          <ActionButton permission="renewables.write" onClick={() => setEnding(row)}>
            End…
          </ActionButton>
        ),
    },
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
