import type { TemplateText } from '../../domain/documents/message-texts.js'
import { type ListColumns, type ListPage, type ListWindow, readWindow } from '../list-window.js'
import type { Queryable } from '../pool.js'
import { BUSINESS_DATE_SQL } from '../utility/business-date-sql.js'
import { type MessageTemplate, TEXTS_OF_VERSION } from './template-store.js'

export type TemplateRecord = Omit<MessageTemplate, 'fields' | 'templateCode'> & {
  readonly id: string
  /** The version that counts today; null where none does yet. */
  readonly version: number | null
  readonly effectiveFrom: string | null
  /** Day from which a later version will count. */
  readonly nextFrom: string | null
  readonly languages: readonly string[]
  readonly subject: string | null
  readonly hasShortText: boolean
}

export const TEMPLATE_COLUMNS: ListColumns = {
  sortable: { id: 't.template_code', title: 't.title', messageKind: 't.message_kind', effectiveFrom: 'v.effective_from' },
  filterable: {
    id: { sql: 't.template_code', type: 'text', match: 'equals' },
    messageKind: { sql: 't.message_kind', type: 'text', match: 'equals' },
    q: { sql: "t.template_code || ' ' || t.title", type: 'text', match: 'contains' },
  },
  defaultSort: { field: 'title', direction: 'asc' },
  tieBreaker: 't.template_code',
}

export function listTemplates(db: Queryable, window: ListWindow): Promise<ListPage<TemplateRecord>> {
  return readWindow<TemplateRecord>(db, window, {
    select: `t.template_code as "id", t.title, t.message_kind as "messageKind", t.is_urgent as "isUrgent", t.must_reach as "mustReach",
      v.version, v.effective_from as "effectiveFrom",
      (select min(n.effective_from) from message_template_versions n
       where n.template_code = t.template_code and n.effective_from > ${BUSINESS_DATE_SQL}) as "nextFrom",
      array(select x.language from message_template_texts x where x.version_id = v.version_id order by (x.language <> 'en'), x.language) as languages,
      (select x.subject from message_template_texts x where x.version_id = v.version_id and x.language = 'en') as subject,
      exists (select from message_template_texts x where x.version_id = v.version_id and x.short_text is not null) as "hasShortText"`,
    from: `message_templates t left join lateral (select * from message_template_versions e
      where e.template_code = t.template_code and e.effective_from <= ${BUSINESS_DATE_SQL}
      order by e.effective_from desc, e.version desc limit 1) v on true`,
  })
}

export interface TemplateVersion {
  readonly version: number
  readonly effectiveFrom: string
  readonly recordedAt: Date
  readonly recordedBy: string
  readonly reason: string
  readonly texts: readonly TemplateText[]
  /** Messages that were made of it. */
  readonly messages: number
}

/** Every version of a template, the newest first. */
export async function templateVersions(db: Queryable, templateCode: string): Promise<TemplateVersion[]> {
  const found = await db.query<TemplateVersion & Record<string, unknown>>(
    `select v.version, v.effective_from as "effectiveFrom", v.recorded_at as "recordedAt",
       coalesce((select name from users u where u.user_id = v.recorded_by), v.recorded_by) as "recordedBy", v.reason,
       ${TEXTS_OF_VERSION} as texts, (select count(*) from messages m where m.version_id = v.version_id) as messages
     from message_template_versions v where v.template_code = $1 order by v.version desc limit 200`,
    [templateCode],
  )
  return found.rows
}
