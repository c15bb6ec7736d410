import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import {
  billedTo,
  endEnrolmentRow,
  enrolmentsOfProgramme,
  insertEnrolment,
  lockEnrolment,
  lockProgramme,
  saveProgramme,
  spentInYear,
} from '../../db/renewables/programme-store.js'
import { findAgreement } from '../../db/services/agreement-reads.js'
import type { Command } from '../../domain/kernel/command.js'
import type { LocalDate } from '../../domain/kernel/local-date.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { BUILT_IN_QUANTITIES, KNOWN_ATTRIBUTES } from '../../domain/rating/known-attributes.js'
import { checkEnrolment, checkEnrolmentEnd, type Enrolment, type Programme } from '../../domain/renewables/enrolments.js'
import { runCommand } from '../run-command.js'

/**
 * Adds a programme, or changes its name, lines and cap. Refuses PROGRAMME_NAME where tariffs know the code as something else, and
 * PROGRAMME_CHANGED where it is of another kind or takes something else.
 */
export function configureProgramme(pool: pg.Pool, command: Command<Programme>): Promise<{ code: string }> {
  return runCommand(pool, 'renewables.configure-programme', command, async (tx) => {
    const programme = command.input
    if (Object.hasOwn(KNOWN_ATTRIBUTES, programme.code) || Object.hasOwn(BUILT_IN_QUANTITIES, programme.code))
      refuse('PROGRAMME_NAME', `Tariffs know ${programme.code} as something else: give the programme another code.`)
    const before = await lockProgramme(tx.client, programme.code)
    if (before !== undefined && (before.kind !== programme.kind || before.takes !== programme.takes))
      refuse(
        'PROGRAMME_CHANGED',
        `${programme.code} is another kind of programme, or takes something else: add one of another code.`,
      )
    await saveProgramme(tx.client, programme, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.programme.configure',
      subjectKind: 'programme',
      subjectId: programme.code,
      reason: command.reason,
      ...(before === undefined ? {} : { before }),
      after: programme,
    })
    return { code: programme.code }
  })
}

/**
 * Enrols an agreement in a programme. Refuses NOT_FOUND, ENROLMENT_AMOUNT, ENROLMENT_DAYS, ENROLMENT_BILLED, ENROLMENT_TWICE, and
 * PROGRAMME_FULL with what is left of the cap.
 */
export function enrol(
  pool: pg.Pool,
  command: Command<Enrolment & { readonly programmeCode: string }>,
): Promise<{ enrolmentId: number }> {
  return runCommand(pool, 'renewables.enrol', command, async (tx) => {
    const { programmeCode, ...enrolment } = command.input
    const programme = await lockProgramme(tx.client, programmeCode)
    if (programme === undefined) refuse('NOT_FOUND', `There is no programme ${programmeCode}.`)
    if ((await findAgreement(tx.client, enrolment.agreementId)) === undefined)
      refuse('NOT_FOUND', `There is no agreement ${enrolment.agreementId}.`)
    const facts = {
      known: await enrolmentsOfProgramme(tx.client, programmeCode),
      billedTo: await billedTo(tx.client, enrolment.agreementId),
      spentInYear: await spentInYear(tx.client, programme.lineCodes, enrolment.from.slice(0, 4)),
    }
    valueOf(checkEnrolment(programme, enrolment, facts))
    const enrolmentId = await insertEnrolment(tx.client, command.input, command.actor.id)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.enrol',
      subjectKind: 'agreement',
      subjectId: enrolment.agreementId,
      reason: command.reason,
      after: { enrolmentId, ...command.input },
    })
    return { enrolmentId }
  })
}

/** Ends an enrolment after its last day; the day before it began takes it back. Refuses NOT_FOUND, ENROLMENT_DAYS and ENROLMENT_BILLED. */
export function endEnrolment(
  pool: pg.Pool,
  command: Command<{ readonly enrolmentId: number; readonly lastDay: LocalDate }>,
): Promise<{ enrolmentId: number }> {
  return runCommand(pool, 'renewables.end-enrolment', command, async (tx) => {
    const { enrolmentId, lastDay } = command.input
    const enrolment = await lockEnrolment(tx.client, enrolmentId)
    if (enrolment === undefined) refuse('NOT_FOUND', `There is no enrolment ${enrolmentId}.`)
    valueOf(checkEnrolmentEnd(enrolment, lastDay, await billedTo(tx.client, enrolment.agreementId)))
    await endEnrolmentRow(tx.client, enrolmentId, lastDay)
    await recordAudit(tx, {
      actor: command.actor,
      action: 'renewables.end-enrolment',
      subjectKind: 'agreement',
      subjectId: enrolment.agreementId,
      reason: command.reason,
      before: enrolment,
      after: { ...enrolment, to: lastDay },
    })
    return { enrolmentId }
  })
}
