/**
 * The values of one line of delimited text. Quotes may stand around a value; a doubled one is itself. Undefined where a quote is opened
 * and not closed. Values with line ends in them do not occur in meter files and are not read.
 */
export function splitDelimited(line: string, delimiter: string): string[] | undefined {
  if (!line.includes('"')) return line.split(delimiter)
  const values: string[] = []
  let at = 0
  for (;;) {
    let value = ''
    if (line[at] === '"') {
      at += 1
      for (;;) {
        const quote = line.indexOf('"', at)
        if (quote === -1) return undefined
        value += line.slice(at, quote)
        at = quote + 1
        if (line[at] !== '"') break
        value += '"'
        at += 1
      }
    }
    const end = line.indexOf(delimiter, at)
    values.push(value + line.slice(at, end === -1 ? undefined : end))
    if (end === -1) return values
    at = end + delimiter.length
  }
}
