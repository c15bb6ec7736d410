import type { MeterPageJson } from '../../../api/metering/contract.js'
import { Day } from '../presentation/Day.js'
import { FactList } from '../presentation/FactList.js'
import { Panel } from '../presentation/Panel.js'

export function MeterFactsPanel({ meter }: { readonly meter: MeterPageJson }) {
  return (
    <Panel title="The device" padded>
      <FactList
        facts={[
          { label: 'Make and model', value: `${meter.make} ${meter.model}` },
          { label: 'Size', value: meter.size === null ? null : `${meter.size}″` },
          { label: 'Bought', value: <Day date={meter.purchasedOn} /> },
          ...meter.registers.map((register) => ({
            label: `Register ${register.register}`,
            value: `${register.unit}, ${register.dials} dials, multiplier ${register.multiplier}, ${register.role === 'demand' ? 'demand, reset at each read' : `counts what is ${register.direction}`}`,
          })),
        ]}
      />
    </Panel>
  )
}
