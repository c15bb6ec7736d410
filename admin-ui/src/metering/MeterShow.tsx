import Box from '@mui/material/Box'
import { useState } from 'react'
import { useParams } from 'react-router-dom'
import type { MeterPageJson, ReadRecordJson } from '../../../api/metering/contract.js'
import { NewOrderButton } from '../fieldwork/orders/NewOrderButton.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { Day } from '../presentation/Day.js'
import { Figure } from '../presentation/Figure.js'
import { Quantity } from '../presentation/Quantity.js'
import { RecordHeader } from '../presentation/RecordHeader.js'
import { RecordLink } from '../presentation/RecordLink.js'
import { RecordPage } from '../presentation/RecordPage.js'
import { serviceText } from '../presentation/service-words.js'
import { StateChip } from '../presentation/StateChip.js'
import { useRecordPage } from '../presentation/use-record-page.js'
import { RemotePanel } from '../remote-commands/RemotePanel.js'
import { IntervalPanel } from './intervals/IntervalPanel.js'
import { InstallPanel } from './InstallPanel.js'
import { DevicePanel } from './inventory/DevicePanel.js'
import { deviceStateText } from './inventory/device-words.js'
import { ReadDialog } from './ReadDialog.js'
import { ReadsPanel } from './ReadsPanel.js'
import { RelationsPanel } from './relations/RelationsPanel.js'
import { RegisterUsePanel } from './RegisterUsePanel.js'
import { ValidationPanel } from './ValidationPanel.js'

/** A meter: its registers and what they counted, where it hangs, its reads, and the place to enter one. */
export function MeterShow() {
  const { id = '' } = useParams()
  const query = useRecordPage<MeterPageJson>('meters', id)
  return (
    <RecordPage query={query} what={`Meter ${id}`} listPath="/meters">
      {(meter) => <MeterPanels meter={meter} />}
    </RecordPage>
  )
}

function MeterPanels({ meter }: { readonly meter: MeterPageJson }) {
  const [dialog, setDialog] = useState<{ readonly correcting?: ReadRecordJson }>()
  const here = meter.installs.find((install) => install.removedOn === null)
  const last = meter.reads.find((read) => read.supersededBy === null && read.readOn <= meter.today)
  return (
    <>
      <RecordHeader
        kind={`${serviceText(meter.service)} meter`}
        number={meter.id}
        name={
          here === undefined ? (
            `${meter.make} ${meter.model}`
          ) : (
            <RecordLink resource="premises" id={here.premiseId}>
              {here.address}
            </RecordLink>
          )
        }
        state={<StateChip state={meter.state} label={deviceStateText(meter.state)} />}
        below={
          <Box sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
            {here?.accountId == null ? (
              'Nobody takes service through it'
            ) : (
              <RecordLink resource="accounts" id={here.accountId}>{`${here.customerName} · ${here.accountId}`}</RecordLink>
            )}
          </Box>
        }
        figures={
          <>
            <Figure label="Last read" note={last === undefined ? undefined : <Day date={last.readOn} />}>
              <Quantity value={last?.value} unit={last?.unit} />
            </Figure>
            <Figure label="Registers">{meter.registers.length}</Figure>
          </>
        }
        acts={
          <>
            <ActionButton
              permission="metering.write"
              variant="contained"
              onClick={() => setDialog({})}
              disabledBecause={
                here === undefined ? 'The meter is not installed anywhere, so there is nothing to read.' : undefined
              }
            >
              Enter a read
            </ActionButton>
            {here !== undefined && (
              <NewOrderButton
                premiseId={here.premiseId}
                servicePointId={here.servicePointId}
                accountId={here.accountId ?? undefined}
              />
            )}
          </>
        }
      />
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          p: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1.25fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
          {meter.state !== 'installed' && <DevicePanel meter={meter} />}
          <IntervalPanel meterId={meter.id} today={meter.today} />
          <ValidationPanel meter={meter} onCorrect={(read) => setDialog({ correcting: read })} />
          {meter.registers.map((register) => (
            <RegisterUsePanel key={register.register} register={register} service={meter.service} />
          ))}
          <InstallPanel installs={meter.installs} />
          <RelationsPanel meter={meter} />
          <RemotePanel meterId={meter.id} />
          {meter.state === 'installed' && <DevicePanel meter={meter} />}
        </Box>
        <ReadsPanel meter={meter} onCorrect={(read) => setDialog({ correcting: read })} />
      </Box>
      <ReadDialog
        open={dialog !== undefined}
        meter={meter}
        correcting={dialog?.correcting}
        onClose={() => setDialog(undefined)}
      />
    </>
  )
}
