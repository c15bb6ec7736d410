import type { ContractFile, Reference } from '../../../domain/imports/contract.js'
import { CONTRACT_FILES } from '../../../domain/imports/contract-files.js'
import { stageTable } from '../staging.js'
import type { SetCheck } from './set-check.js'

/** Duplicate keys and unknown references of every file, made from the contract itself. */
export function keyAndReferenceChecks(): SetCheck[] {
  return CONTRACT_FILES.flatMap((file) => [
    ...(file.keyIsUnique ? [duplicateKey(file)] : []),
    ...file.references.map((reference) => unknownReference(file, reference)),
  ])
}

/** The key of a row as findings show it. */
export function keyOf(file: ContractFile, alias: string): string {
  return `concat_ws('/', ${file.key.map((column) => `${alias}.${column}`).join(', ')})`
}

export function accountOf(file: ContractFile, alias: string): string {
  return file.columns.some((column) => column.name === 'account_id') ? `${alias}.account_id` : 'null::text'
}

function duplicateKey(file: ContractFile): SetCheck {
  const table = stageTable(file.name)
  const key = file.key.join(', ')
  // Grouping first: where nothing is doubled, which is nearly always, no row is sorted.
  return {
    code: 'DUPLICATE_KEY',
    file: file.name,
    column: file.key[0],
    sql: `select * from (
        select t.line, ${keyOf(file, 't')} as key, ${accountOf(file, 't')} as account_id, ${keyOf(file, 't')} as value,
               format('The row repeats the key of line %s.', min(t.line) over same) as sentence, min(t.line) over same as first_line
        from ${table} t join (select ${key} from ${table} where ${file.key.map((column) => `${column} is not null`).join(' and ')}
                              group by ${key} having count(*) > 1) doubled using (${key})
        window same as (partition by ${key})) repeated
      where line > first_line`,
  }
}

function unknownReference(file: ContractFile, reference: Reference): SetCheck {
  const target = stageTable(reference.file)
  const join = reference.columns.map((column, index) => `p.${reference.keyColumns[index]} = t.${column}`).join(' and ')
  const value = `concat_ws('/', ${reference.columns.map((column) => `t.${column}`).join(', ')})`
  return {
    code: 'REFERENCE_UNKNOWN',
    file: file.name,
    column: reference.columns[reference.columns.length - 1],
    needs: [reference.file],
    sql: `select t.line, ${keyOf(file, 't')} as key, ${accountOf(file, 't')} as account_id, ${value} as value,
             format('%s is not in ${reference.file}.', ${value}) as sentence
      from ${stageTable(file.name)} t
      where ${reference.columns.map((column) => `t.${column} is not null`).join(' and ')}
        and not exists (select from ${target} p where ${join})`,
  }
}
