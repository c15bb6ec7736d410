import type { FindingRecordJson, ImportPageJson } from '../../api/imports/contract.js'
import type { ApiClient } from '../api-client.js'

/** Findings shown of each kind; the console and the download have all. */
const SHOWN_OF_A_KIND = 2
const KINDS_SHOWN = 15

/** The first findings of each kind, errors first. */
export async function firstFindings(client: ApiClient, page: ImportPageJson): Promise<FindingRecordJson[]> {
  const kinds = [...(page.counts.findings ?? [])].sort((left, right) => left.severity.localeCompare(right.severity))
  const found: FindingRecordJson[] = []
  for (const { code, file } of kinds.slice(0, KINDS_SHOWN)) {
    const query = { filter: JSON.stringify({ code, file }), sort: '["id","ASC"]', range: `[0,${SHOWN_OF_A_KIND - 1}]` }
    found.push(...(await client.call<FindingRecordJson[]>(`/imports/${page.id}/findings`, { query })))
  }
  return found
}

/** What became of an import, for people: the outcome, rows by file, findings by code, the first of them. */
export function describeImport(page: ImportPageJson, findings: readonly FindingRecordJson[]): string[] {
  const { counts } = page
  const files = counts.files ?? []
  const kinds = counts.findings ?? []
  return [
    outcome(page),
    ...(files.length === 0
      ? []
      : [
          '',
          ...table([
            ['file', 'rows', 'written', 'left out'],
            ...files.map((file) => [file.file, count(file.rows), count(file.written), count(file.leftOut)]),
          ]),
        ]),
    ...(counts.openAmount === undefined
      ? []
      : [`open items ${counts.openAmount}, deposits ${counts.depositAmount}, past bills ${count(counts.bills ?? 0)}`]),
    ...(kinds.length === 0
      ? []
      : [
          '',
          ...table([
            ['finding', 'severity', 'file', 'count'],
            ...kinds.map((kind) => [kind.code, kind.severity, kind.file, count(kind.count)]),
          ]),
        ]),
    ...(findings.length === 0 ? [] : ['', ...findings.flatMap(describeFinding)]),
    ...(page.errors + page.warnings > findings.length && findings.length > 0
      ? [`… ${count(page.errors + page.warnings - findings.length)} more: GET /api/v1/imports/${page.id}/findings.csv`]
      : []),
  ]
}

function outcome(page: ImportPageJson): string {
  const found = `${counted(page.errors, 'error')}, ${counted(page.warnings, 'warning')}`
  const accepted = page.errors === 0 ? '' : ' (errors accepted by name, their rows left out)'
  switch (page.state) {
    case 'completed':
      return `Import ${page.id} is complete: ${found}${accepted}; business date ${page.asOf ?? 'of the calendar'}.`
    case 'validated':
      return `Import ${page.id} was checked and nothing written: ${found}${accepted}.`
    case 'refused':
      return `Import ${page.id} is refused and nothing was written: ${found}.`
    case 'unchanged':
      return `The same set is here already${page.counts.sameAs === undefined ? '' : ` (import ${page.counts.sameAs})`}: nothing was changed.`
    default:
      return page.failure ?? `Import ${page.id} is ${page.state}.`
  }
}

function describeFinding(found: FindingRecordJson): string[] {
  const place = [found.file, found.row === null ? undefined : `line ${found.row}`, found.column].filter(
    (part) => part !== undefined && part !== null,
  )
  return [
    `${found.severity}${found.isAccepted ? ' (accepted)' : ''} ${place.join(', ')}: ${found.sentence} [${found.code}]`,
    `    ${found.remedy}`,
  ]
}

function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`
}

function count(value: number): string {
  return value.toLocaleString('en-US')
}

/** Columns side by side, the first ones to the left, numbers to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows.map((row) =>
    row
      .map((cell, column) => (/^[\d,]+$/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd(),
  )
}
