import { ChoiceField } from '../../presentation/ChoiceField.js'
import { useMeterStock } from './use-meter-stock.js'

interface Props {
  readonly value: string
  readonly onChoose: (warehouseId: string) => void
}

/** One of the utility's warehouses. */
export function WarehouseField({ value, onChoose }: Props) {
  const warehouses = useMeterStock().data?.warehouses ?? []
  return (
    <ChoiceField
      label="Warehouse"
      value={value}
      choices={['', ...warehouses.map((warehouse) => warehouse.id)]}
      textOf={(id) => warehouses.find((warehouse) => warehouse.id === id)?.name ?? 'Choose one'}
      onChoose={onChoose}
      {...(warehouses.length === 0 ? { helperText: 'There is none yet: Metering › Stock, “Add a warehouse”.' } : {})}
    />
  )
}
