import {
  FINDING_COLUMNS,
  findImport,
  IMPORT_COLUMNS,
  type ImportRecord,
  listFindings,
  listImports,
  readFindings,
} from '../../db/imports/import-reads.js'
import { listImportFiles } from '../../db/imports/file-store.js'
import { found } from '../errors.js'
import { closed, serial } from '../fields.js'
import { listAnswer, listQuery, parseList, sendList } from '../list.js'
import { type Route, route } from '../route.js'
import { findingRecord, importPage, importRecord, type ImportRecordJson } from './contract.js'
import { findingsCsv } from './findings-csv.js'

const ids = closed({ id: serial() })

const list = route({
  method: 'GET',
  url: '/imports',
  permission: 'imports.read',
  tag: 'imports',
  summary: 'List imports',
  query: listQuery,
  response: listAnswer(importRecord),
  handler: async ({ deps, query, reply }) => {
    const window = parseList(query, IMPORT_COLUMNS)
    const page = await listImports(deps.pool, window)
    return sendList(reply, { rows: page.rows.map(recordJson), total: page.total, resource: 'imports', offset: window.offset })
  },
})

const read = route({
  method: 'GET',
  url: '/imports/:id',
  permission: 'imports.read',
  tag: 'imports',
  summary: 'Read an import: progress, counts, files',
  params: ids,
  response: importPage,
  handler: async ({ deps, params }) => {
    const record = found(await findImport(deps.pool, params.id))
    const files = await listImportFiles(deps.pool, params.id)
    return { ...recordJson(record), files: files.map(({ name, sha256, sizeBytes }) => ({ name, sha256, sizeBytes })) }
  },
})

const findings = route({
  method: 'GET',
  url: '/imports/:id/findings',
  permission: 'imports.read',
  tag: 'imports',
  summary: 'List the findings of an import',
  description: 'Of each file and code the first ten thousand; `counts.findings` of the import has the exact numbers.',
  params: ids,
  query: listQuery,
  response: listAnswer(findingRecord),
  handler: async ({ deps, params, query, reply }) => {
    found(await findImport(deps.pool, params.id))
    const window = parseList(query, FINDING_COLUMNS)
    const page = await listFindings(deps.pool, params.id, window)
    const rows = page.rows as (typeof page.rows)[number][]
    return sendList(reply, { rows: rows as never[], total: page.total, resource: 'findings', offset: window.offset })
  },
})

const download = route({
  method: 'GET',
  url: '/imports/:id/findings.csv',
  permission: 'imports.read',
  tag: 'imports',
  summary: 'Download the findings of an import',
  description:
    'All that match the filter, in the order of file and row. Values that a spreadsheet would take for formulas are escaped.',
  params: ids,
  query: closed({ filter: listQuery.properties.filter }),
  produces: ['text/csv'],
  handler: async ({ deps, params, query, reply }) => {
    found(await findImport(deps.pool, params.id))
    const window = parseList(query, FINDING_COLUMNS)
    void reply.header('content-type', 'text/csv; charset=utf-8')
    void reply.header('content-disposition', `attachment; filename="import-${params.id}-findings.csv"`)
    return findingsCsv(readFindings(deps.pool, params.id, window))
  },
})

function recordJson(record: ImportRecord): ImportRecordJson {
  return {
    ...record,
    counts: record.counts as ImportRecordJson['counts'],
    startedAt: record.startedAt.toISOString(),
    endedAt: record.endedAt?.toISOString() ?? null,
  }
}

export const importReadRoutes: readonly Route[] = [list, read, findings, download]
