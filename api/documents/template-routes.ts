import { previewTemplate } from '../../activities/documents/preview-template.js'
import { saveTemplateVersion } from '../../activities/documents/save-template-version.js'
import { listTemplates, TEMPLATE_COLUMNS, templateVersions } from '../../db/documents/template-reads.js'
import { effectiveTemplate, findTemplate } from '../../db/documents/template-store.js'
import { readSnapshot } from '../../db/read-snapshot.js'
import { loadUtilityFacts } from '../../db/utility/utility-facts.js'
import { STANDARD_FIELDS } from '../../domain/documents/render-message.js'
import { found } from '../errors.js'
import { closed, key, listOf, localDate, reason, serial } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { renderedText, templatePage, templateRecord, templateText } from './contract.js'

const list = route({
  method: 'GET',
  url: '/message-templates',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'List message templates',
  query: listQuery,
  response: listAnswer(templateRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, TEMPLATE_COLUMNS)
    const page = await listTemplates(deps.pool, window)
    const rows = page.rows.map((row) => ({ ...row, languages: [...row.languages] }))
    return sendList(reply, { rows, total: page.total, resource: 'message-templates', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/message-templates/:id',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'Read a message template with its versions',
  params: closed({ id: key() }),
  response: templatePage,
  handler: async ({ deps, params }) =>
    readSnapshot(deps.pool, async (db) => {
      const { templateCode, fields, ...template } = found(await findTemplate(db, params.id))
      const utility = await loadUtilityFacts(db)
      const effective = utility === undefined ? undefined : await effectiveTemplate(db, params.id, utility.today)
      const versions = await templateVersions(db, params.id)
      return {
        ...template,
        id: templateCode,
        current: effective?.version ?? null,
        fields: [...fields],
        standardFields: [...STANDARD_FIELDS],
        versions: versions.map((version) => ({
          ...version,
          texts: [...version.texts],
          recordedAt: version.recordedAt.toISOString(),
        })),
      }
    }),
})

const save = route({
  method: 'POST',
  url: '/message-templates/:id/versions',
  permission: 'documents.write_templates',
  tag: 'documents',
  summary: 'Add a version of a message template',
  description:
    'Refused with TEMPLATE_CHANGED where somebody added a version after `basedOn`. Messages made before keep their text.',
  idempotent: true,
  status: 201,
  params: closed({ id: key() }),
  body: closed({
    basedOn: serial('The newest version that was read'),
    effectiveFrom: localDate('The first day on which it counts'),
    texts: listOf(templateText, 20, { min: 1 }),
    reason: reason(),
  }),
  response: closed({ templateCode: key(), version: serial() }),
  handler: async ({ deps, params, body, command }) =>
    saveTemplateVersion(
      deps.pool,
      command(
        { templateCode: params.id, basedOn: body.basedOn, effectiveFrom: body.effectiveFrom, texts: body.texts },
        body.reason,
      ),
    ),
})

const preview = route({
  method: 'POST',
  url: '/message-templates/:id/preview',
  permission: 'documents.read',
  tag: 'documents',
  summary: 'See a text as the customer of an account would read it',
  description: 'The template’s own fields have the values of their examples.',
  changesNothing: true,
  params: closed({ id: key() }),
  body: closed({ accountId: key(), text: templateText }),
  response: renderedText,
  handler: async ({ deps, params, body }) =>
    previewTemplate(deps.pool, { templateCode: params.id, accountId: body.accountId, text: body.text }),
})

export const templateRoutes: readonly Route[] = [list, read, save, preview]
