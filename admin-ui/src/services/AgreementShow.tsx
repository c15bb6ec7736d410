import Box from '@mui/material/Box'
import { useParams } from 'react-router-dom'
import type { AgreementPageJson } from '../../../api/services/contract.js'
import { BankPanel } from '../billing/banks/BankPanel.js'
import { dayText } from '../presentation/date-text.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Figure } from '../presentation/Figure.js'
import { Panel } from '../presentation/Panel.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { stateText } from '../presentation/state-tone.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { AgreementRenewables } from '../renewables/AgreementRenewables.js'
import { SegmentsPanel } from './SegmentsPanel.js'
import { PlaceRequestsPanel } from './PlaceRequestsPanel.js'
import { ServiceMenuButton } from './ServiceMenuButton.js'
import { TransitionsPanel } from './TransitionsPanel.js'

/** One service at one place for one account: how it stands, how it came to that, and what it was billed. */
export function AgreementShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<AgreementPageJson>('agreements', id)
  return (
    <RecordPage query={query} what={`Service agreement ${id}`} listPath="/agreements">
      {(agreement) => <AgreementPanels agreement={agreement} />}
    </RecordPage>
  )
}

function AgreementPanels({ agreement }: { readonly agreement: AgreementPageJson }) {
  return (
    <>
      <RecordHeader
        kind={`${serviceText(agreement.service)} agreement`}
        number={agreement.id}
        name={agreement.customerName}
        state={<StateChip state={agreement.state} />}
        below={
          <Box sx={{ fontSize: '0.8125rem' }}>
            <RecordLink resource="accounts" id={agreement.accountId} /> ·{' '}
            <RecordLink resource="premises" id={agreement.premiseId}>
              {agreement.address}
            </RecordLink>
          </Box>
        }
        figures={
          <>
            <Figure label="First day">
              <Day date={agreement.startOn} />
            </Figure>
            <Figure label="Last day">{agreement.stopOn === null ? 'goes on' : <Day date={agreement.stopOn} />}</Figure>
            <Figure label="Tariff" note={agreement.tariffName ?? 'not in the rate book'} emphasis={agreement.tariffName === null}>
              {agreement.tariffName === null ? agreement.tariffCode : <RecordLink resource="tariffs" id={agreement.tariffCode} />}
            </Figure>
          </>
        }
        acts={<ServiceMenuButton from={{ account: agreement.accountId, premise: agreement.premiseId }} />}
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 0.9fr) minmax(0, 1.4fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          <Panel title="What it is" padded>
            <FactList
              facts={[
                { label: 'Service point', value: agreement.servicePointId },
                {
                  label: 'Meters',
                  value:
                    agreement.meters.length === 0
                      ? null
                      : agreement.meters.map((meter) => (
                          <div key={`${meter.meterId}-${meter.installedOn}`}>
                            <RecordLink resource="meters" id={meter.meterId} />
                            {meter.removedOn === null ? ' in place' : ` until ${dayText(meter.removedOn)}`}
                          </div>
                        )),
                },
                {
                  label: 'May become',
                  value: agreement.nextStates.length === 0 ? 'nothing else' : agreement.nextStates.map(stateText).join(', '),
                },
              ]}
            />
          </Panel>
          <TransitionsPanel agreement={agreement} />
          {agreement.service === 'electric' && <AgreementRenewables agreementId={agreement.id} />}
          <PlaceRequestsPanel premiseId={agreement.premiseId} />
        </Box>
        {agreement.segments !== null && (
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
            <BankPanel agreementId={agreement.id} />
            <SegmentsPanel segments={agreement.segments} />
          </Box>
        )}
      </Box>
    </>
  )
}
