import { type Command, InvalidArgumentError } from 'commander'

interface Flags {
  readonly dataDir?: string
  readonly port?: number
  readonly demo: boolean
}

/** `penstock serve`: everything on one machine; what `npm start` runs after its set-up. */
export function register(program: Command): void {
  const command = program
    .command('serve')
    .description('run everything on this machine: PostgreSQL, Temporal, worker, API and console, with a demo utility')
    .option('--data-dir <folder>', 'where to keep the data (DATA_DIR; .penstock of the installation without it)')
    .option('--port <number>', 'port of the console (PORT; 4080 or the next that is free without it)', portNumber)
    .option('--no-demo', 'leave a new system empty')
    .action(async (flags: Flags) => {
      const { serveConfiguration } = await import('../config.js')
      const configuration = serveConfiguration()
      const { serve } = await import('../serve/serve.js')
      const isSaid = command.getOptionValueSource('demo') === 'cli'
      await serve(configuration, { dataDirectory: flags.dataDir, port: flags.port, demo: isSaid ? flags.demo : undefined })
    })
}

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) throw new InvalidArgumentError('a port is a whole number from 1 to 65535')
  return port
}
