import { findTemplate } from '../../db/documents/template-store.js'
import type { Queryable } from '../../db/pool.js'
import { loadUtility } from '../../db/utility/utility-store.js'
import type { TemplateText } from '../../domain/documents/message-texts.js'
import { type RenderedMessage, renderMessage } from '../../domain/documents/render-message.js'
import { checkTexts } from '../../domain/documents/template-check.js'
import { refuse, valueOf } from '../../domain/kernel/outcome.js'
import { standardValues } from './compose-message.js'

export interface TemplatePreviewInput {
  readonly templateCode: string
  readonly accountId: string
  readonly text: TemplateText
}

/**
 * A text that is being written, as the customer of an account would read it; the template's own fields have the values of their examples.
 * Refuses NOT_FOUND, TEMPLATE_TEXTS_INVALID, MERGE_FIELD_UNKNOWN.
 */
export async function previewTemplate(db: Queryable, input: TemplatePreviewInput): Promise<RenderedMessage> {
  const { templateCode, accountId, text } = input
  const template = await findTemplate(db, templateCode)
  if (template === undefined) refuse('NOT_FOUND', `There is no message template ${templateCode}.`)
  const utility = await loadUtility(db)
  if (utility === undefined) refuse('NO_UTILITY', 'No utility has been imported yet.')
  const found = await db.query<{ name: string }>(
    'select c.display_name as name from accounts a join customers c using (customer_id) where a.account_id = $1',
    [accountId],
  )
  const customerName = found.rows[0]?.name
  if (customerName === undefined) refuse('NOT_FOUND', `There is no account ${accountId}.`)
  // English is asked for when a version is kept; one language alone can be looked at.
  valueOf(checkTexts(text.language === 'en' ? [text] : [{ ...text, language: 'en' }], template.fields))
  const examples = Object.fromEntries(template.fields.map((field) => [field.name, field.example]))
  const values = { ...examples, ...standardValues(utility, { customerName, accountId, on: utility.today }) }
  return valueOf(renderMessage(text, template.fields, values, utility.currency))
}
