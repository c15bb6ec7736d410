import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { listOf, nullable } from '../fields.js'
import { type Route, route } from '../route.js'
import { dayPage, runningWork, utilityFacts } from './contract.js'
import { readDayPage } from './day-page.js'
import { readRunningWork } from './running-work.js'

const utility = route({
  method: 'GET',
  url: '/utility',
  permission: 'utility.read',
  tag: 'home',
  summary: 'Read which utility this is and what day it is for it',
  description: 'Null before the first import.',
  response: nullable(utilityFacts),
  handler: async ({ deps }) => {
    const facts = await loadUtilityFacts(deps.pool)
    if (facts === undefined) return null
    const { name, currency, timeZone, isSandbox, today } = facts
    return { name, currency, timeZone, isSandbox, today }
  },
})

const day = route({
  method: 'GET',
  url: '/home',
  permission: 'reports.read',
  tag: 'home',
  summary: 'Read the work of the day',
  description: 'Queues with their age, bill windows and today’s money; what the asker may not see is null.',
  response: dayPage,
  handler: async ({ deps, actor, may }) => readDayPage(deps.pool, { userId: actor.id, may }),
})

const running = route({
  method: 'GET',
  url: '/home/running',
  permission: 'processes.read',
  tag: 'home',
  summary: 'Read what runs right now, with its progress',
  response: listOf(runningWork, 50),
  handler: async ({ deps, may }) => readRunningWork(deps.pool, may),
})

export const homeRoutes: readonly Route[] = [utility, day, running]
