import { Link } from 'react-router-dom'
import type { ImportPageJson } from '../../../api/imports/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Instant } from '../presentation/Instant.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'

/** Control figures and people of an import. */
export function ImportFacts({ page }: { readonly page: ImportPageJson }) {
  const { counts } = page
  return (
    <Panel title="Control figures" padded>
      <FactList
        labelWidth={130}
        facts={[
          { label: 'Business date', value: counts.asOf === undefined ? undefined : <Day date={counts.asOf} /> },
          { label: 'Tariffs', value: counts.tariffs === undefined ? undefined : numberText(counts.tariffs) },
          { label: 'Bills of history', value: counts.bills === undefined ? undefined : numberText(counts.bills) },
          { label: 'Open items', value: counts.openAmount === undefined ? undefined : <Money amount={counts.openAmount} /> },
          {
            label: 'Deposits held',
            value: counts.depositAmount === undefined ? undefined : <Money amount={counts.depositAmount} />,
          },
          {
            label: 'Same set as',
            value:
              counts.sameAs === undefined ? undefined : <Link to={`/imports/${counts.sameAs}/show`}>import {counts.sameAs}</Link>,
          },
          { label: 'Reason', value: page.reason },
          { label: 'Started', value: <Instant at={page.startedAt} /> },
          { label: 'Started by', value: page.startedByName ?? page.startedBy },
          { label: 'Ended', value: page.endedAt === null ? undefined : <Instant at={page.endedAt} /> },
        ]}
      />
    </Panel>
  )
}
