import type { Command } from 'commander'

/** `penstock worker`: the worker process alone, for production. */
export function register(program: Command): void {
  program
    .command('worker')
    .description('run workflows and activities (DATABASE_URL, TEMPORAL_ADDRESS, SMTP_URL); start several for more load')
    .action(async () => {
      const { workerConfiguration } = await import('../config.js')
      const configuration = workerConfiguration()
      const { runWorker } = await import('../worker.js')
      await runWorker(configuration)
    })
}
