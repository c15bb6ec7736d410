import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { PremisePageJson } from '../../../api/premises/contract.js'
import { PremiseAlertButton } from '../customers/alerts/PremiseAlertButton.js'
import { PremiseAlerts } from '../customers/alerts/PremiseAlerts.js'
import { NewOrderButton } from '../fieldwork/orders/NewOrderButton.js'
import { PlaceOrdersPanel } from '../fieldwork/orders/PlaceOrdersPanel.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { numberText } from '../presentation/money-text.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { OwnerAgreementPanel } from '../services/owner/OwnerAgreementPanel.js'
import { PlaceMoveButtons } from '../services/PlaceMoveButtons.js'
import { PlaceRequestsPanel } from '../services/PlaceRequestsPanel.js'
import { OccupancyPanel } from './OccupancyPanel.js'
import { stays } from './occupancy.js'
import { ServicePointPanel } from './ServicePointPanel.js'

/** A place: what is delivered there through which meters, who is there now and who was before. */
export function PremiseShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<PremisePageJson>('premises', id)
  return (
    <RecordPage query={query} what={`Premise ${id}`} listPath="/premises">
      {(premise) => <PremisePanels premise={premise} />}
    </RecordPage>
  )
}

function PremisePanels({ premise }: { readonly premise: PremisePageJson }) {
  const now = stays(premise.occupancies).filter((stay) => stay.isNow)
  return (
    <>
      <RecordHeader
        kind="Premise"
        number={premise.id}
        state={
          premise.servicePoints.length > 0 &&
          now.length === 0 && <StateChip state="no_customer" label="No customer of record" tone="waiting" />
        }
        name={[premise.line1, premise.line2].filter((line) => line !== null).join(', ')}
        below={
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {premise.city}, {premise.state} {premise.postcode} · {premise.insideCity ? 'inside' : 'outside'} city limits
          </Box>
        }
        figures={
          <>
            <Figure label="Lives or works here">
              {now.length === 0 ? 'nobody' : now.map((stay) => stay.customerName).join(', ')}
            </Figure>
            <Figure label="Dwelling units">{premise.dwellingUnits}</Figure>
            <Figure label="Read route" note={`stop ${premise.readSequence}`}>
              {premise.readRoute}
            </Figure>
          </>
        }
        acts={
          <>
            <PlaceMoveButtons premiseId={premise.id} accountIds={now.map((stay) => stay.accountId)} />
            <NewOrderButton premiseId={premise.id} />
            <PremiseAlertButton premiseId={premise.id} />
          </>
        }
      />
      <PremiseAlerts premiseId={premise.id} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) minmax(0, 1.3fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <PlaceOrdersPanel premiseId={premise.id} />
          <ServicePointPanel premise={premise} />
          <OwnerAgreementPanel premiseId={premise.id} />
          <Panel title="The place" padded>
            <FactList
              facts={[
                {
                  label: 'Owner',
                  value:
                    premise.ownerCustomerId === null ? null : (
                      <RecordLink resource="customers" id={premise.ownerCustomerId}>
                        {premise.ownerName}
                      </RecordLink>
                    ),
                },
                { label: 'Lot', value: `${numberText(premise.lotAreaSqft)} sq ft` },
                { label: 'Impervious', value: `${numberText(premise.imperviousSqft)} sq ft` },
                { label: 'Position', value: `${premise.latitude}, ${premise.longitude}` },
              ]}
            />
          </Panel>
        </Box>
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <OccupancyPanel occupancies={premise.occupancies} />
          <PlaceRequestsPanel premiseId={premise.id} />
        </Box>
      </Box>
    </>
  )
}
