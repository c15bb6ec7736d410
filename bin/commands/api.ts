import type { Command } from 'commander'

/** `penstock api`: the API process alone, for production. */
export function register(program: Command): void {
  program
    .command('api')
    .description('serve the API and the console (DATABASE_URL, TEMPORAL_ADDRESS); start several for more load')
    .action(async () => {
      const { apiConfiguration } = await import('../config.js')
      const configuration = apiConfiguration()
      const { runApi } = await import('../api.js')
      await runApi(configuration)
    })
}
