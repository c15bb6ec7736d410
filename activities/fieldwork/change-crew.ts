import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { type CrewToSave, lockCrew, saveCrew, unknownUsers } from '../../db/fieldwork/crew-store.js'
import { checkShifts } from '../../domain/fieldwork/check-shifts.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface ChangeCrewInput extends CrewToSave {
  /** As it was seen; 0 for a new crew. */
  readonly version: number
}

/** Adds a crew or changes it as a whole. Refuses CHANGED_MEANWHILE, CREW_MEMBER_UNKNOWN and CREW_SHIFTS. */
export function changeCrew(pool: pg.Pool, command: Command<ChangeCrewInput>): Promise<{ id: string; version: number }> {
  return runCommand(pool, 'fieldwork.change-crew', command, async (tx) => {
    const { version, ...crew } = command.input
    const before = await lockCrew(tx, crew.id)
    if ((before?.version ?? 0) !== version) {
      refuse('CHANGED_MEANWHILE', `The crew ${crew.id} was changed meanwhile. Load it again.`, { version: before?.version ?? 0 })
    }
    valueOf(checkShifts(crew))
    const strangers = await unknownUsers(tx.client, crew.memberIds)
    if (strangers.length > 0) {
      refuse('CREW_MEMBER_UNKNOWN', `No active user: ${strangers.join(', ')}.`, { userIds: strangers })
    }
    await saveCrew(tx, crew)
    await recordAudit(tx, {
      actor: command.actor,
      action: before === undefined ? 'fieldwork.crew.add' : 'fieldwork.crew.change',
      subjectKind: 'crew',
      subjectId: crew.id,
      reason: command.reason,
      ...(before === undefined ? {} : { before }),
      after: crew,
    })
    return { id: crew.id, version: version + 1 }
  })
}
