import { expect } from 'vitest'
import type { ConnectionPageJson } from '../../api/connections/contract.js'
import type { WorkOrderPageJson } from '../../api/fieldwork/contract.js'
import type { OfficeBrowser } from './office-browser.js'

/** Smallest picture that is whole. */
const PHOTO = Buffer.from('\u0089PNG\r\n\u001a\n and the trench \u0000\u0000\u0000\u0000IEND\u00ae\u0042\u0060\u0082', 'latin1')

/** Reports the open field order of a kind that a connection has, as the crew's phone would: a photo, every step, material, what the dial shows. */
export async function fieldWorkDone(
  office: OfficeBrowser,
  connectionId: string,
  typeCode: string,
  meterId?: string,
): Promise<void> {
  const requestedBy = `service-connection/${connectionId}`
  const open = () => office.list<{ id: string }>('work-orders', { requestedBy, typeCode, state: 'created' })
  await expect.poll(open, { timeout: 90_000, interval: 400 }).toHaveLength(1)
  const path = `/work-orders/${(await open())[0]?.id ?? ''}`
  const order = await office.read<WorkOrderPageJson>(path)
  await office.upload(`${path}/files?kind=photo`, PHOTO)
  const dial = meterId ?? (await office.read<ConnectionPageJson>(`/connections/${connectionId}`)).meterId
  await office.command('POST', `${path}/complete`, {
    resultId: crypto.randomUUID(),
    resultCode: 'DONE',
    doneOn: (await office.read<{ today: string }>('/utility')).today,
    note: 'As planned',
    stepsDone: order.type.steps.map(({ code }) => code),
    readings: dial === null ? [] : [{ meterId: dial, register: '1', value: '0', confirmed: [] }],
    materials: [{ name: 'Copper pipe', quantity: '20', unit: 'ft' }],
    ...(meterId === undefined ? {} : { setMeterId: meterId }),
  })
}
