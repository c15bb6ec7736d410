import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import type { DenseColumn } from '../presentation/DenseTable.js'

/** What holds from a day to a day, or goes on. */
interface Span {
  readonly from: string
  readonly to: string | null
  /** It ended before it began: it never counted. */
  readonly isTakenBack: boolean
}

/** The days of a share or an enrolment, and the button that ends one that goes on. */
export function spanColumns<Row extends Span>(onEnd: (row: Row) => void): readonly DenseColumn<Row>[] {
  return [
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
          <ActionButton permission="renewables.write" onClick={() => onEnd(row)}>
            End…
          </ActionButton>
        ),
    },
  ]
}
