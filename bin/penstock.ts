import { runPenstock } from './cli.js'
import { countInUtc } from './config.js'

countInUtc()
const status = await runPenstock(process.argv.slice(2))
// Said aloud, because work that nobody waits for any more (a build that a stop overtook) must not keep the command alive.
process.stdout.write('', () => process.exit(status))
