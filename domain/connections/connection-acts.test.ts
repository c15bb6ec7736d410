import { expect, it } from 'vitest'
import { CONNECTION_ACTS, type ConnectionAct, type ConnectionStanding, mayAct } from './connection-acts.js'
import { checkGoBack, stagesBackFrom } from './go-back.js'
import { movePermit, PERMIT_ACTS, PERMIT_STATES } from './permit-states.js'
import { CONNECTION_STAGES, type ConnectionStage, stageAfter } from './stages.js'

const STANDING: ConnectionStanding = {
  stage: 'survey',
  quoteState: null,
  isRemote: false,
  isEnergised: false,
  needsMeter: true,
  hasMeter: false,
}
const outcomeOf = (act: ConnectionAct, standing: Partial<ConnectionStanding>): string => {
  const decided = mayAct(act, { ...STANDING, ...standing })
  return decided.ok ? 'ok' : decided.refusal.code
}

it('each act belongs in its stages', () => {
  const table = CONNECTION_STAGES.map(
    (stage) =>
      `${stage}: ${CONNECTION_ACTS.filter((act) => outcomeOf(act, { stage, quoteState: 'draft', isRemote: true, hasMeter: true }) === 'ok').join(' ')}`,
  )
  expect(table).toEqual([
    'application: go_back cancel',
    'survey: record_survey go_back cancel',
    'quote: draft_quote send_quote go_back cancel',
    'acceptance: accept decline change_scope go_back cancel',
    'payment: change_scope override go_back cancel',
    'permits: change_scope go_back cancel',
    'construction: change_scope override go_back cancel',
    'energise: change_scope energise go_back cancel',
    'agreement: go_back',
    'as_built: record_as_built override go_back',
    'completed: ',
    'cancelled: ',
  ])
})

it.each<[ConnectionAct, Partial<ConnectionStanding>, string]>([
  ['record_survey', { stage: 'quote' }, 'CONNECTION_STAGE'],
  ['record_survey', { stage: 'completed' }, 'CONNECTION_ENDED'],
  ['send_quote', { stage: 'quote' }, 'QUOTE_MISSING'],
  ['send_quote', { stage: 'quote', quoteState: 'declined' }, 'QUOTE_MISSING'],
  ['energise', { stage: 'energise' }, 'NOT_REMOTE'],
  ['energise', { stage: 'energise', isRemote: true }, 'METER_MISSING'],
  ['energise', { stage: 'energise', isRemote: true, needsMeter: false }, 'ok'],
  ['override', { stage: 'survey' }, 'WAIT_NEEDS_FACTS'],
  ['override', { stage: 'acceptance' }, 'WAIT_NEEDS_FACTS'],
  ['override', { stage: 'construction' }, 'METER_MISSING'],
  ['override', { stage: 'construction', needsMeter: false }, 'ok'],
  ['cancel', { stage: 'as_built' }, 'CONNECTION_ENERGISED'],
  ['cancel', { stage: 'energise', isEnergised: true }, 'CONNECTION_ENERGISED'],
  ['cancel', { stage: 'cancelled' }, 'CONNECTION_ENDED'],
])('%s %j: %s', (act, standing, code) => {
  expect(outcomeOf(act, standing)).toBe(code)
})

it.each<[ConnectionStage, string]>([
  ['application', ''],
  ['survey', 'survey'],
  ['acceptance', 'survey quote'],
  ['permits', 'survey quote permits'],
  ['as_built', 'survey quote permits construction energise as_built'],
  ['completed', ''],
])('from %s it may go back to: %s', (stage, backs) => {
  expect(stagesBackFrom(stage).join(' ')).toBe(backs)
})

it('does not go back to what lies ahead', () => {
  const ahead = checkGoBack('quote', 'permits')
  expect(ahead.ok ? '' : ahead.refusal.code).toBe('BACK_NOT_BEFORE')
})

it('what has ended stays ended', () => {
  expect([stageAfter('as_built'), stageAfter('completed'), stageAfter('cancelled')]).toEqual([
    'completed',
    'completed',
    'cancelled',
  ])
})

it('a permit goes where its act leads', () => {
  const table = PERMIT_STATES.map((state) => {
    const steps = PERMIT_ACTS.flatMap((act) => {
      const moved = movePermit({ title: 'Permit', state }, act)
      return moved.ok ? [`${act} ${moved.value}`] : []
    })
    return `${state}: ${steps.join(', ')}`
  })
  expect(table).toEqual([
    'needed: request requested, grant granted, refuse refused, waive waived',
    'requested: grant granted, refuse refused, waive waived',
    'granted: ',
    'refused: request requested, grant granted, waive waived',
    'waived: ',
  ])
})
