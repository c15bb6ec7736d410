import Box from '@mui/material/Box'
import type { WhatIfPageJson } from '../../../api/what-if/contract.js'
import { type DenseColumn, DenseTable } from '../presentation/DenseTable.js'
import { Money } from '../presentation/Money.js'
import { numberText } from '../presentation/money-text.js'
import { Panel } from '../presentation/Panel.js'
import { type BandSum, bandText, sumBands } from './what-if-words.js'

/** Who pays less and who pays more: accounts by how much, as bars. */
export function BandsPanel({ bands }: { readonly bands: WhatIfPageJson['bands'] }) {
  const rows = sumBands(bands)
  const most = Math.max(1, ...rows.map(({ accounts }) => accounts))
  const columns: readonly DenseColumn<BandSum>[] = [
    { label: 'Accounts pay', render: (row) => bandText(row.band), width: 170 },
    {
      label: 'Share',
      hidesLabel: true,
      render: (row) => (
        <Box
          aria-hidden
          sx={{
            height: 14,
            minWidth: row.accounts === 0 ? 0 : 2,
            width: `${(row.accounts / most) * 100}%`,
            bgcolor: row.band < 0 ? 'success.main' : row.band > 0 ? 'warning.main' : 'text.disabled',
          }}
        />
      ),
    },
    { label: 'Accounts', align: 'right', render: (row) => numberText(row.accounts), width: 90 },
    { label: 'Together', align: 'right', render: (row) => <Money amount={row.difference} />, width: 130, desktopOnly: true },
  ]
  return (
    <Panel title="Who pays less, who pays more">
      <DenseTable label="Who pays less, who pays more" rows={rows} columns={columns} rowKey={(row) => row.band} />
    </Panel>
  )
}
