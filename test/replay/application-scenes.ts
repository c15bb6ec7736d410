import { acceptApplication } from '../../activities/applications/accept-application.js'
import { answerApplication } from '../../activities/applications/answer-application.js'
import { askApplicant } from '../../activities/applications/ask-applicant.js'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { loadApplication } from '../../db/applications/application-store.js'
import { applicationWorkflowId } from '../../workflows/applications/contract.js'
import { APPLICANT_SAYS, sendApplication } from '../support/applications.js'
import { command, type Scene, type Studio } from './studio.js'

export const APPLICATION_SCENES: readonly Scene[] = [
  {
    name: 'application-accepted',
    data: 'alder creek',
    play: async (studio) => {
      const applicationId = await applied(studio)
      await ask(studio, applicationId)
      await answerApplication(studio.pool, command({ applicationId, note: null }))
      await acceptApplication(
        studio.pool,
        command({
          applicationId,
          version: await versionOf(studio, applicationId),
          customerId: null,
          isAnother: true,
          premiseId: null,
          startOn: null,
          movesOut: false,
          customerClass: 'residential',
        }),
      )
      return applicationWorkflowId(applicationId)
    },
  },
  {
    name: 'application-unanswered',
    data: 'alder creek',
    play: async (studio) => {
      const { pool, untilIs } = studio
      const applicationId = await applied(studio)
      await ask(studio, applicationId)
      await advanceClock(pool, command({ to: '2026-09-09' }))
      await untilIs(`select reminded_on from service_applications where application_id = '${applicationId}'`, '2026-09-09')
      await advanceClock(pool, command({ to: '2026-09-17' }))
      await untilIs(`select state from service_applications where application_id = '${applicationId}'`, 'expired')
      await advanceClock(pool, command({ to: '2026-12-16' }))
      return applicationWorkflowId(applicationId)
    },
  },
]

/** Sends an application for an empty place, once its process waits. */
async function applied(studio: Studio): Promise<string> {
  const found = await studio.pool.query<{ line1: string; line2: string | null; city: string; region: string; postcode: string }>(
    `select line1, line2, city, state as region, postcode from premises where premise_id = 'P000438'`,
  )
  const address = found.rows[0]
  if (address === undefined) throw new Error('no such place')
  const { applicationId } = await sendApplication(studio.pool, {
    ...APPLICANT_SAYS,
    kind: 'service',
    address,
    startOn: '2026-09-14',
  })
  return applicationId
}

async function versionOf({ pool }: Studio, applicationId: string): Promise<number> {
  return (await loadApplication(pool, applicationId))?.version ?? 0
}

async function ask(studio: Studio, applicationId: string): Promise<void> {
  const version = await versionOf(studio, applicationId)
  await askApplicant(
    studio.pool,
    command({ applicationId, version, askedFor: ['identity'], text: 'A picture, please.' } as const),
  )
  await studio.untilIs(
    `select next_wake_on is not null from processes where process_id = '${applicationWorkflowId(applicationId)}'`,
    true,
  )
}
