import Box from '@mui/material/Box'
import type { RaRecord } from 'react-admin'
import { Link } from 'react-router-dom'
import type { ListColumn } from './list-column.js'

interface Props<Row extends RaRecord> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly columns: readonly ListColumn<Row>[]
  readonly rowTo?: (row: Row) => string
}

/** The rows of a list on a phone: a block each, its title first, then the details with their names. */
export function ListBlocks<Row extends RaRecord>({ title, rows, columns, rowTo }: Props<Row>) {
  const titles = columns.filter((column) => column.phone === 'title')
  const details = columns.filter((column) => column.phone === undefined || column.phone === 'detail')
  return (
    <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {rows.map((row) => (
        <Box component="li" key={row.id} sx={{ borderBottom: 1, borderColor: 'divider', '&:last-child': { borderBottom: 0 } }}>
          <Box
            {...(rowTo === undefined ? {} : { component: Link, to: rowTo(row) })}
            sx={{ display: 'block', px: 2, py: 1.25, minHeight: 44, color: 'inherit', textDecoration: 'none' }}
          >
            <Box sx={{ display: 'flex', justifyContent: 'space-between', gap: 1, fontWeight: 600 }}>
              {titles.map((column) => (
                <span key={column.id}>{column.render(row)}</span>
              ))}
            </Box>
            <Box
              sx={{
                display: 'flex',
                flexWrap: 'wrap',
                alignItems: 'center',
                columnGap: 1.5,
                rowGap: 0.25,
                fontSize: '0.8125rem',
                mt: 0.25,
              }}
            >
              {details.map((column) => {
                const detail = column.render(row)
                // What a row has not, an act that is over, has no name either.
                if (detail === false || detail === null || detail === undefined || detail === '') return null
                return (
                  <span key={column.id}>
                    <Box component="span" sx={{ color: 'text.secondary' }}>
                      {column.label}{' '}
                    </Box>
                    {detail}
                  </span>
                )
              })}
            </Box>
          </Box>
        </Box>
      ))}
    </Box>
  )
}
