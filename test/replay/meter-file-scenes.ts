import { Readable } from 'node:stream'
import { addMeter } from '../../activities/metering/add-meter.js'
import { receiveMeterFile } from '../../activities/metering/intake/receive-meter-file.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { meterFileWorkflowId, meterWatchWorkflowId } from '../../workflows/metering/contract.js'
import { command, type Scene, type Studio } from './studio.js'

const VALUES = Array.from({ length: 48 }, () => '0.5').join(',')
const FILE = `100,NEM12,202608250000,A,B\n200,NMI0000009,E1,E1,E1,,NEW-1,kWh,30,\n300,20260824,${VALUES},A,,,,\n900\n`

const NEW_METER = {
  meterId: 'NEW-1',
  service: 'electric',
  make: 'Ohmstead',
  model: 'Focus 12',
  size: null,
  purchasedOn: '2026-08-01',
  registers: [{ register: '1', unit: 'kWh', direction: 'delivered', dials: 6, multiplier: '1', role: 'consumption' }],
} as const

export const METER_FILE_SCENES: readonly Scene[] = [
  {
    name: 'meter-file-read',
    data: 'alder creek',
    play: async (studio) => meterFileWorkflowId({ fileId: await receive(studio) }),
  },
  {
    name: 'meter-file-applied',
    data: 'alder creek',
    play: async (studio) => {
      const fileId = await receive(studio)
      await addMeter(studio.pool, command(NEW_METER))
      await studio.untilIs(`select count(*) from held_meter_data where applied_to = 'NEW-1'`, 1)
      return meterFileWorkflowId({ fileId, meterId: 'NEW-1' })
    },
  },
  {
    name: 'meter-watch',
    data: 'alder creek',
    play: async (studio) => {
      await addMeter(studio.pool, command(NEW_METER))
      await receive(studio)
      const { rows } = await studio.pool.query<{ name: string }>('select current_database() as name')
      const workflowId = meterWatchWorkflowId(rows[0]?.name ?? '')
      const waits = (until: string) =>
        studio.untilIs(`select next_wake_on::text from processes where process_id = '${workflowId}'`, until)
      await waits('2026-09-02')
      await advanceClock(studio.pool, command({ to: '2026-09-03' }))
      await waits('2026-09-04')
      // It lives as long as its utility does; the recording ends here.
      await studio.client.workflow.getHandle(workflowId).cancel()
      return workflowId
    },
  },
  {
    name: 'meter-file-failed',
    data: 'alder creek',
    play: async (studio) => {
      // What a defect would look like: a table refuses what the rules let through.
      await studio.owner.query(`alter table held_meter_data add check (identifier <> 'NMI0000009')`)
      const fileId = await receive(studio, 'failed')
      return meterFileWorkflowId({ fileId })
    },
  },
]

async function receive(studio: Studio, state = 'completed'): Promise<number> {
  const input = { name: 'day.csv', mappingId: null, zone: null }
  const { id } = await receiveMeterFile(studio.pool, command(input), Readable.from([Buffer.from(FILE)]))
  await studio.untilIs(`select state from meter_files where file_id = ${id}`, state)
  return id
}
