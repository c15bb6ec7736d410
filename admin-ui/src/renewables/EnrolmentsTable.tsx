import { useState } from 'react'
import type { EnrolmentRecordJson } from '../../../api/renewables/programme-contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { EndDialog } from './EndDialog.js'
import { enrolmentText } from './renewables-words.js'
import { spanColumns } from './span-columns.js'

interface Props {
  readonly enrolments: readonly EnrolmentRecordJson[]
  /** What the page is about already: the other side is shown. */
  readonly at: 'programme' | 'agreement'
}

/** Who takes part in a programme, or in which programmes an agreement does. */
export function EnrolmentsTable({ enrolments, at }: Props) {
  const [ending, setEnding] = useState<EnrolmentRecordJson>()
  const columns: readonly DenseColumn<EnrolmentRecordJson>[] = [
    ...(at === 'programme'
      ? [
          { label: 'Agreement', render: (row: EnrolmentRecordJson) => <RecordLink resource="agreements" id={row.agreementId} /> },
          { label: 'Customer', render: (row: EnrolmentRecordJson) => row.customerName, desktopOnly: true },
        ]
      : [
          {
            label: 'Programme',
            render: (row: EnrolmentRecordJson) => (
              <RecordLink resource="programmes" id={row.programmeCode}>
                {row.programmeName}
              </RecordLink>
            ),
          },
        ]),
    { label: 'With', align: 'right', render: (row) => enrolmentText(row) },
    ...spanColumns<EnrolmentRecordJson>(setEnding),
  ]
  return (
    <>
      <DenseTable label="Enrolments" rows={enrolments} columns={columns} rowKey={(row) => row.id} />
      {ending !== undefined && (
        <EndDialog
          title={`End ${ending.programmeName} of ${ending.agreementId}`}
          path={`/programme-enrolments/${ending.id}/end`}
          said="The enrolment is ended."
          onClose={() => setEnding(undefined)}
        />
      )}
    </>
  )
}
