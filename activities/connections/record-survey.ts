import type pg from 'pg'
import { insertSurvey, type SurveyRow } from '../../db/connections/record-store.js'
import { METERED_SERVICES } from '../../domain/connections/check-application.js'
import { meterSizesOf } from '../../domain/connections/connection-rules.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'
import { lockForAct } from './lock-for-act.js'
import { recordConnectionChange } from './record-connection-change.js'

export interface RecordSurveyInput extends Omit<SurveyRow, 'surveyId'> {
  readonly connectionOrderId: string
}

/** Writes down what a site survey found. Refuses METER_SIZE_UNKNOWN, SURVEY_DATE_INVALID and what `mayAct` refuses. */
export function recordSurvey(pool: pg.Pool, command: Command<RecordSurveyInput>): Promise<{ id: string }> {
  return runCommand(pool, 'connections.survey', command, async (tx) => {
    const { input, actor, reason } = command
    const { order, rules, today } = await lockForAct(tx, input.connectionOrderId, 'record_survey', command.actor)
    if (input.surveyedOn > today || input.surveyedOn < order.appliedOn) {
      refuse('SURVEY_DATE_INVALID', `The survey was made between ${order.appliedOn} and today, ${today}.`, {
        surveyedOn: input.surveyedOn,
      })
    }
    const sizes = METERED_SERVICES.includes(order.service) ? meterSizesOf(rules, order.service) : []
    if (sizes.length > 0 && !sizes.includes(input.meterSize)) {
      refuse('METER_SIZE_UNKNOWN', `There is no capacity charge for a ${input.meterSize} meter. Take ${sizes.join(', ')}.`)
    }
    const surveyId = await insertSurvey(tx, { ...input, recordedBy: actor.id })
    const hindrances = input.hindrances === null ? 'nothing in the way' : `in the way: ${input.hindrances}`
    const materials = `${input.materials.length} ${input.materials.length === 1 ? 'line' : 'lines'} of material`
    const sentence = `Surveyed on ${input.surveyedOn}: ${input.meterSize} meter, ${materials}, ${input.labourHours} hours, ${hindrances}.`
    await recordConnectionChange(
      tx,
      order,
      { act: 'record_survey', change: { surveyId }, sentence, detail: { ...input } },
      {
        actor,
        reason,
        today,
      },
    )
    return { id: order.connectionOrderId }
  })
}
