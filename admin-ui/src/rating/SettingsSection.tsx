import Box from '@mui/material/Box'
import type { SettingsSectionJson } from '../../../api/rating/contract.js'
import { DenseTable } from '../presentation/DenseTable.js'
import { Panel } from '../presentation/Panel.js'

/** One part of the settings: its sentences, then its table. */
export function SettingsSection({ section }: { readonly section: SettingsSectionJson }) {
  const { table } = section
  return (
    <Box sx={{ minWidth: 0 }}>
      <Panel title={section.title}>
        {section.sentences.length > 0 && (
          <Box component="ul" sx={{ m: 0, px: 1.5, py: 1, pl: 3.5, fontSize: '0.8125rem', display: 'grid', gap: 0.25 }}>
            {section.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </Box>
        )}
        {table !== null && (
          <DenseTable
            label={section.title}
            rows={table.rows}
            rowKey={(row) => row.join('|')}
            columns={table.columns.map((label, index) => ({ label, render: (row: readonly string[]) => row[index] ?? '' }))}
          />
        )}
      </Panel>
    </Box>
  )
}
