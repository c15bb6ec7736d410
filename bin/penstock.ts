import { runPenstock } from './cli.js'
import { countInUtc } from './config.js'

countInUtc()
process.exitCode = await runPenstock(process.argv.slice(2))
