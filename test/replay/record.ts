import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { APPLICATION_SCENES } from './application-scenes.js'
import { BILL_CYCLE_SCENES } from './bill-cycle-scenes.js'
import { CASE_SCENES } from './case-scenes.js'
import { CONNECTION_SCENES } from './connection-scenes.js'
import { DEPOSIT_SCENES } from './deposit-scenes.js'
import { DUNNING_SCENES } from './dunning-scenes.js'
import { ENTITY_SCENES } from './entity-scenes.js'
import { withoutTraces } from './history-text.js'
import { LATE_FEE_SCENES } from './late-fee-scenes.js'
import { MESSAGE_SCENES } from './message-scenes.js'
import { METER_FILE_SCENES } from './meter-file-scenes.js'
import { MOVE_SCENES } from './move-scenes.js'
import { DELIVERY_SCENES, IMPORT_SCENES } from './other-scenes.js'
import { POLICY_EFFECT_SCENES } from './policy-effect-scenes.js'
import { WHAT_IF_SCENES } from './what-if-scenes.js'
import { PLAN_SCENES } from './plan-scenes.js'
import { REMOTE_COMMAND_SCENES } from './remote-command-scenes.js'
import { record } from './studio.js'
import { WORK_ORDER_SCENES } from './work-order-scenes.js'

// Records the histories that test/replay/replay.test.ts replays: `npx tsx test/replay/record.ts [parts of scenes' names]`. Needed after
// a change of the plot that `patched` cannot carry; until then old recordings are what shows that running processes go on.

const FOLDER = fileURLToPath(new URL('./histories/', import.meta.url))
const wanted = process.argv.slice(2)
const scenes = [
  ...APPLICATION_SCENES,
  ...BILL_CYCLE_SCENES,
  ...CASE_SCENES,
  ...IMPORT_SCENES,
  ...DELIVERY_SCENES,
  ...MESSAGE_SCENES,
  ...WORK_ORDER_SCENES,
  ...MOVE_SCENES,
  ...CONNECTION_SCENES,
  ...DUNNING_SCENES,
  ...ENTITY_SCENES,
  ...METER_FILE_SCENES,
  ...PLAN_SCENES,
  ...POLICY_EFFECT_SCENES,
  ...WHAT_IF_SCENES,
  ...LATE_FEE_SCENES,
  ...DEPOSIT_SCENES,
  ...REMOTE_COMMAND_SCENES,
].filter((scene) => wanted.length === 0 || wanted.some((part) => scene.name.includes(part)))

for (const name of readdirSync(FOLDER)) {
  if (scenes.some((scene) => name.startsWith(`${scene.name}.`))) rmSync(`${FOLDER}${name}`)
}
await record(scenes, (scene, recordings) => {
  for (const [index, recording] of recordings.entries()) {
    const text = withoutTraces(recording)
    writeFileSync(`${FOLDER}${scene.name}.${index + 1}.json`, text)
    console.log(`${scene.name} ${index + 1}: ${(text.length / 1000).toFixed(1)} kB`)
  }
})
