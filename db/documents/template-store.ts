import type { MergeField } from '../../domain/documents/render-message.js'
import type { TemplateText } from '../../domain/documents/message-texts.js'
import type { Queryable } from '../pool.js'
import type { Transaction } from '../transaction.js'

export interface MessageTemplate {
  readonly templateCode: string
  readonly title: string
  readonly messageKind: 'bill' | 'reminder' | 'outage' | 'appointment' | 'service' | 'marketing'
  readonly isUrgent: boolean
  readonly mustReach: boolean
  readonly fields: readonly MergeField[]
}

/** A template as it counts on a day. */
export interface EffectiveTemplate extends MessageTemplate {
  readonly versionId: number
  readonly version: number
  readonly texts: readonly TemplateText[]
}

const TEMPLATE = `t.template_code as "templateCode", t.title, t.message_kind as "messageKind", t.is_urgent as "isUrgent",
  t.must_reach as "mustReach", t.fields`

/** The texts of a version as JSON, English first. */
export const TEXTS_OF_VERSION = `(select coalesce(json_agg(json_build_object('language', x.language, 'subject', x.subject, 'body', x.body,
  'shortText', x.short_text) order by (x.language <> 'en'), x.language), '[]') from message_template_texts x where x.version_id = v.version_id)`

export async function findTemplate(db: Queryable, templateCode: string): Promise<MessageTemplate | undefined> {
  const found = await db.query<MessageTemplate & Record<string, unknown>>(
    `select ${TEMPLATE} from message_templates t where t.template_code = $1`,
    [templateCode],
  )
  return found.rows[0]
}

/** The version that counts on a day, or undefined where there is no such template or none counts yet. */
export async function effectiveTemplate(db: Queryable, templateCode: string, on: string): Promise<EffectiveTemplate | undefined> {
  const found = await db.query<EffectiveTemplate & Record<string, unknown>>(
    `select ${TEMPLATE}, v.version_id as "versionId", v.version, ${TEXTS_OF_VERSION} as texts
     from message_templates t join message_template_versions v using (template_code)
     where t.template_code = $1 and v.effective_from <= $2 order by v.effective_from desc, v.version desc limit 1`,
    [templateCode, on],
  )
  return found.rows[0]
}

/** Adds the next version of a template; its earlier ones stay as they are. Returns its number. */
export async function insertTemplateVersion(
  tx: Transaction,
  version: {
    readonly templateCode: string
    readonly effectiveFrom: string
    readonly texts: readonly TemplateText[]
    readonly recordedBy: string
    readonly reason: string
  },
): Promise<number> {
  const inserted = await tx.client.query<{ version_id: number; version: number }>(
    `insert into message_template_versions (template_code, version, effective_from, recorded_by, reason)
     values ($1, (select coalesce(max(version), 0) + 1 from message_template_versions where template_code = $1), $2, $3, $4)
     returning version_id, version`,
    [version.templateCode, version.effectiveFrom, version.recordedBy, version.reason],
  )
  const row = inserted.rows[0] as { version_id: number; version: number }
  for (const text of version.texts) {
    await tx.client.query(
      'insert into message_template_texts (version_id, language, subject, body, short_text) values ($1, $2, $3, $4, $5)',
      [row.version_id, text.language, text.subject, text.body, text.shortText],
    )
  }
  return row.version
}

/** Makes the versions of a template wait for each other; false where there is no such template. */
export async function lockTemplate(tx: Transaction, templateCode: string): Promise<boolean> {
  const { rowCount } = await tx.client.query(
    'select pg_advisory_xact_lock(hashtext($1)) from message_templates where template_code = $2',
    [`message-template/${templateCode}`, templateCode],
  )
  return rowCount === 1
}

/** Number of the newest version, whether it counts yet or not. */
export async function lastTemplateVersion(db: Queryable, templateCode: string): Promise<number> {
  const found = await db.query<{ last: number | null }>(
    'select max(version) as last from message_template_versions where template_code = $1',
    [templateCode],
  )
  return found.rows[0]?.last ?? 0
}
