import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { OutageRecordJson } from '../../../../api/fieldwork/contract.js'
import { countText } from '../../presentation/count-text.js'
import { Day } from '../../presentation/Day.js'
import { EmptyState } from '../../presentation/EmptyState.js'
import { FactList } from '../../presentation/FactList.js'
import { Figure } from '../../presentation/Figure.js'
import { numberText } from '../../presentation/money-text.js'
import { Panel } from '../../presentation/Panel.js'
import { ProgressBar } from '../../presentation/ProgressBar.js'
import { RecordHeader } from '../../presentation/RecordHeader.js'
import { RecordPage } from '../../presentation/RecordPage.js'
import { TextLink } from '../../presentation/TextLink.js'
import { useRecordPage } from '../../presentation/use-record-page.js'
import { EndOutageButton } from './EndOutageButton.js'
import { OutageState } from './OutageList.js'

/** One outage: how long, how many, what was ordered and how far it is. */
export function OutageShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<OutageRecordJson>('outages', id, { refreshMs: 30_000 })
  return (
    <RecordPage query={query} what={`Outage ${id}`} listPath="/outages">
      {(outage) => <OutagePanels outage={outage} />}
    </RecordPage>
  )
}

function OutagePanels({ outage }: { readonly outage: OutageRecordJson }) {
  const ordersPath = `/work-orders?filter=${encodeURIComponent(JSON.stringify({ outageId: outage.id }))}`
  const orders = outage.openOrders + outage.completedOrders
  return (
    <>
      <RecordHeader
        kind="Outage"
        number={String(outage.id)}
        name={outage.name}
        state={<OutageState isOpen={outage.isOpen} />}
        figures={
          <>
            <Figure label="From">
              <Day date={outage.startsOn} />
            </Figure>
            <Figure label="Until">{outage.endsOn === null ? 'it lasts' : <Day date={outage.endsOn} />}</Figure>
            <Figure label="Points without service">{numberText(outage.points)}</Figure>
          </>
        }
        acts={outage.isOpen && <EndOutageButton outage={outage} />}
      />
      <Box sx={{ display: 'grid', gap: 1.5, p: 1.5, maxWidth: 720 }}>
        <Panel title="Orders" aside={orders > 0 && <TextLink to={ordersPath}>All of them</TextLink>} padded>
          {orders === 0 ? (
            <EmptyState
              dense
              title="No orders"
              sentence="None were ordered when it was declared, or all of them were called off or could not be done."
            />
          ) : (
            <ProgressBar
              label="Orders done"
              done={outage.completedOrders}
              total={orders}
              noun={orders === 1 ? 'order done' : 'orders done'}
              isRunning={false}
            />
          )}
        </Panel>
        <Panel title="What it does" padded>
          <FactList
            labelWidth={130}
            facts={[
              { label: 'Zero use', value: `is no exception on its days at ${countText(outage.points, 'point')}` },
              {
                label: 'Disconnections',
                value: outage.pausesDisconnections
                  ? `none ${outage.isOpen ? 'is' : 'was'} ordered or carried out on its routes while it ${outage.isOpen ? 'lasts' : 'lasted'}`
                  : 'go on',
              },
              { label: 'Routes', value: outage.areas.join(', ') },
            ]}
          />
        </Panel>
      </Box>
    </>
  )
}
