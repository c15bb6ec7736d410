import Box from '@mui/material/Box'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { MeterPageJson } from '../../../../api/metering/contract.js'
import type { DevicePageJson } from '../../../../api/metering/inventory-routes.js'
import { callApi } from '../../http.js'
import { ActionButton } from '../../presentation/ActionButton.js'
import { Day } from '../../presentation/Day.js'
import { dayText } from '../../presentation/date-text.js'
import { ErrorState } from '../../presentation/ErrorState.js'
import { FactList } from '../../presentation/FactList.js'
import { Panel } from '../../presentation/Panel.js'
import { RowSkeletons } from '../../presentation/Skeletons.js'
import { StateChip } from '../../presentation/StateChip.js'
import { DeviceHistory } from './DeviceHistory.js'
import { DeviceTests } from './DeviceTests.js'
import { deviceStateText } from './device-words.js'
import { type StockAct, StockActDialog } from './StockActDialog.js'
import { TestDialog } from './TestDialog.js'

const ACTS: Readonly<Record<StockAct, string>> = { return: 'Back to stock…', move: 'Move…', scrap: 'Scrap…' }

/** The meter as a device: what it is, where it is kept, its tests, its life, and what the warehouse may do with it. */
export function DevicePanel({ meter }: { readonly meter: MeterPageJson }) {
  const [act, setAct] = useState<StockAct>()
  const [isTesting, setTesting] = useState(false)
  const { data, error, refetch } = useQuery({
    queryKey: ['meters', 'device', meter.id],
    queryFn: async ({ signal }) =>
      (await callApi<DevicePageJson>(`/meters/${encodeURIComponent(meter.id)}/device`, { signal })).body,
  })
  return (
    <Panel title="The device">
      <Box sx={{ p: 1.5 }}>
        <FactList
          facts={[
            ...(data === undefined ? [] : placeFacts(data)),
            { label: 'Make and model', value: `${meter.make} ${meter.model}` },
            { label: 'Size', value: meter.size === null ? null : `${meter.size}″` },
            { label: 'Bought', value: <Day date={meter.purchasedOn} /> },
            ...meter.registers.map((register) => ({
              label: `Register ${register.register}`,
              value: `${register.unit}, ${register.dials} dials, multiplier ${register.multiplier}, ${register.role === 'demand' ? 'demand, reset at each read' : `counts what is ${register.direction}`}`,
            })),
          ]}
        />
        {data !== undefined && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mt: 1, ml: -0.75 }}>
            {data.mayDo.map((each) => (
              <ActionButton key={each} permission="metering.stock" size="small" onClick={() => setAct(each)}>
                {ACTS[each]}
              </ActionButton>
            ))}
            {data.state === 'removed' && !data.mayDo.includes('return') && (
              <ActionButton
                permission="metering.stock"
                size="small"
                disabledBecause="It comes back to stock after it has passed a test since it was taken out."
              >
                {ACTS.return}
              </ActionButton>
            )}
            {data.state !== 'scrapped' && (
              <ActionButton permission="metering.stock" size="small" onClick={() => setTesting(true)}>
                Enter a test…
              </ActionButton>
            )}
          </Box>
        )}
      </Box>
      {error !== null && data === undefined && <ErrorState what="The device" error={error} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <RowSkeletons rows={3} />}
      {data !== undefined && (
        <>
          <DeviceTests tests={data.tests} />
          <DeviceHistory history={data.history} />
        </>
      )}
      {act !== undefined && <StockActDialog meterId={meter.id} act={act} onClose={() => setAct(undefined)} />}
      {isTesting && data !== undefined && <TestDialog meter={meter} state={data.state} onClose={() => setTesting(false)} />}
    </Panel>
  )
}

function placeFacts(device: DevicePageJson) {
  const isKept = device.state === 'stock' || device.state === 'removed'
  return [
    {
      label: 'State',
      value: (
        <>
          <StateChip state={device.state} label={deviceStateText(device.state)} />
          {device.state === 'removed' && device.removedOn !== null && ` since ${dayText(device.removedOn)}`}
        </>
      ),
    },
    { label: 'Kept in', value: isKept ? (device.warehouse ?? 'Place not recorded') : null },
    { label: 'Purchase lot', value: device.lotId === null ? null : [device.lotId, device.supplier].filter(Boolean).join(', ') },
  ]
}
