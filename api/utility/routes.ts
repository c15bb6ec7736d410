import { Type } from 'typebox'
import { advanceClock } from '../../activities/utility/advance-clock.js'
import { loadChartAdditions } from '../../db/utility/chart-additions-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import { withChartAdditions } from '../../domain/utility/chart-additions.js'
import type { SettingsFile } from '../../domain/utility/settings-file.js'
import { found } from '../errors.js'
import { closed, localDate, nullable, optional, reason, text } from '../fields.js'
import { type Route, route } from '../route.js'

const clock = route({
  method: 'GET',
  url: '/clock',
  permission: 'utility.read',
  tag: 'utility',
  summary: 'Read the business date',
  description: 'Null before a utility has been imported.',
  response: closed({ businessDate: nullable(localDate()), isSandbox: Type.Boolean(), utilityName: nullable(text(400)) }),
  handler: async ({ deps }) => {
    const utility = await loadUtility(deps.pool)
    return { businessDate: utility?.today ?? null, isSandbox: utility?.isSandbox ?? true, utilityName: utility?.name ?? null }
  },
})

const advance = route({
  method: 'POST',
  url: '/clock/advance',
  permission: 'utility.advance_clock',
  tag: 'utility',
  summary: 'Move the business date of a sandbox forward',
  idempotent: true,
  body: closed({ to: localDate(), reason: optional(reason()) }),
  response: closed({ businessDate: localDate() }),
  handler: async ({ deps, body, command }) => advanceClock(deps.pool, command({ to: body.to }, body.reason)),
})

const settings = route({
  method: 'GET',
  url: '/settings',
  permission: 'utility.read',
  tag: 'utility',
  summary: 'Read the settings of the utility',
  description: 'With the codes of lines that were given an account beside those the file named.',
  response: closed({
    name: text(400),
    currency: text(3),
    timeZone: text(100),
    isSandbox: Type.Boolean(),
    version: Type.Integer(),
    settings: Type.Unknown(),
  }),
  handler: async ({ deps }) => {
    const utility = found(await loadUtility(deps.pool))
    return {
      name: utility.name,
      currency: utility.currency,
      timeZone: utility.timeZone,
      isSandbox: utility.isSandbox,
      version: utility.settingsVersion,
      settings: withChartAdditions(utility.settings as SettingsFile, await loadChartAdditions(deps.pool)),
    }
  },
})

export const utilityRoutes: readonly Route[] = [clock, advance, settings]
