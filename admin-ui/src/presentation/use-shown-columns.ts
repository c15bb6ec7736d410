import { useStore, type RaRecord } from 'react-admin'
import type { ListColumn } from './list-column.js'

export interface ShownColumns<Row extends RaRecord> {
  readonly all: readonly ListColumn<Row>[]
  readonly columns: readonly ListColumn<Row>[]
  isShown(id: string): boolean
  toggle(id: string): void
}

/** Which columns a person has chosen to see, remembered per list on this machine. */
export function useShownColumns<Row extends RaRecord>(list: string, all: readonly ListColumn<Row>[]): ShownColumns<Row> {
  const [changed, setChanged] = useStore<Readonly<Record<string, boolean>>>(`${list}.columns`, {})
  const isShown = (id: string): boolean => changed[id] ?? all.find((column) => column.id === id)?.optional !== true
  return {
    all,
    columns: all.filter((column) => isShown(column.id)),
    isShown,
    toggle: (id) => setChanged({ ...changed, [id]: !isShown(id) }),
  }
}
