import { useEffect, useState } from 'react'
import type { DevicePageJson } from '../../../../api/metering/inventory-routes.js'
import { ReasonDialog } from '../../presentation/ReasonDialog.js'
import { useCommand } from '../../presentation/use-command.js'
import { WarehouseField } from './WarehouseField.js'

export type StockAct = DevicePageJson['mayDo'][number]

const WORDS: Readonly<Record<StockAct, { title: (id: string) => string; label: string; says: string; done: string }>> = {
  return: {
    title: (id) => `Take ${id} back to stock?`,
    label: 'Take it back to stock',
    says: 'It has passed its test since it was taken out. From now on a crew may put it in.',
    done: 'It is in stock again.',
  },
  move: {
    title: (id) => `Move ${id} to another warehouse?`,
    label: 'Move it',
    says: 'Only where it is kept changes.',
    done: 'It is kept there now.',
  },
  scrap: {
    title: (id) => `Scrap ${id}?`,
    label: 'Scrap it',
    says: 'Nothing more can be done with it afterwards. Its reads, tests and bills stay.',
    done: 'It is scrapped.',
  },
}

interface Props {
  readonly meterId: string
  readonly act: StockAct
  readonly onClose: () => void
}

/** What the warehouse does with a meter, with the place where it is kept and the reason. */
export function StockActDialog({ meterId, act, onClose }: Props) {
  const [warehouseId, setWarehouseId] = useState('')
  const words = WORDS[act]
  const { begin, send, isSending } = useCommand({ said: words.done, onDone: onClose })
  useEffect(() => begin(), [begin])
  const needsPlace = act !== 'scrap'
  return (
    <ReasonDialog
      open
      title={words.title(meterId)}
      confirmLabel={words.label}
      dangerous={act === 'scrap'}
      isSending={isSending}
      {...(needsPlace && warehouseId === '' ? { blockedBecause: 'Choose the warehouse.' } : {})}
      onConfirm={(reason) =>
        send({
          path: `/meters/${encodeURIComponent(meterId)}/stock-acts`,
          body: { act, reason, ...(needsPlace ? { warehouseId } : {}) },
        })
      }
      onClose={onClose}
    >
      {words.says}
      {needsPlace && <WarehouseField value={warehouseId} onChoose={setWarehouseId} />}
    </ReasonDialog>
  )
}
