/** SQL for the next number of a sequence as people read it out: `R000042`; it grows longer where the digits do not suffice. */
export function nextNumberSql(letter: string, sequence: string, digits: number): string {
  return `(select '${letter}' || lpad(n, greatest(${digits}, length(n)), '0') from (select nextval('${sequence}')::text as n) as taken)`
}
