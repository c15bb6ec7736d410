import type pg from 'pg'
import { recordAudit } from '../../db/access/audit-store.js'
import { findTemplate, insertTemplateVersion, lastTemplateVersion, lockTemplate } from '../../db/documents/template-store.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { TemplateText } from '../../domain/documents/message-texts.js'
import { checkTexts } from '../../domain/documents/template-check.js'
import type { Command } from '../../domain/kernel/command.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { runCommand } from '../run-command.js'

export interface SaveTemplateVersionInput {
  readonly templateCode: string
  /** The newest version that was on the screen. */
  readonly basedOn: number
  readonly effectiveFrom: string
  readonly texts: readonly TemplateText[]
}

/**
 * Adds a version of a template that counts from a day on; messages made before keep theirs. Refuses NOT_FOUND, TEMPLATE_CHANGED (somebody
 * added one meanwhile), TEMPLATE_BACKDATED, TEMPLATE_TEXTS_INVALID and MERGE_FIELD_UNKNOWN.
 */
export function saveTemplateVersion(
  pool: pg.Pool,
  command: Command<SaveTemplateVersionInput>,
): Promise<{ templateCode: string; version: number }> {
  return runCommand(pool, 'documents.save-template-version', command, async (tx) => {
    const { templateCode, basedOn, effectiveFrom, texts } = command.input
    const isThere = await lockTemplate(tx, templateCode)
    const template = isThere ? await findTemplate(tx.client, templateCode) : undefined
    if (template === undefined) refuse('NOT_FOUND', `There is no message template ${templateCode}.`)
    const last = await lastTemplateVersion(tx.client, templateCode)
    if (last !== basedOn) {
      refuse('TEMPLATE_CHANGED', `Version ${last} was added while you had version ${basedOn} open. Look at it and save again.`, {
        last,
      })
    }
    const utility = await loadUtility(tx.client)
    if (utility !== undefined && effectiveFrom < utility.today) {
      refuse('TEMPLATE_BACKDATED', `A version counts from today (${utility.today}) or later: what was sent stays as it was.`, {
        today: utility.today,
      })
    }
    valueOf(checkTexts(texts, template.fields))
    const version = await insertTemplateVersion(tx, {
      templateCode,
      effectiveFrom,
      texts,
      recordedBy: command.actor.id,
      reason: command.reason,
    })
    await recordAudit(tx, {
      actor: command.actor,
      action: 'documents.template.version',
      subjectKind: 'message_template',
      subjectId: templateCode,
      reason: command.reason,
      before: { version: basedOn },
      after: { version, effectiveFrom, languages: texts.map((text) => text.language) },
    })
    return { templateCode, version }
  })
}
