import Box from '@mui/material/Box'
import MenuItem from '@mui/material/MenuItem'
import TextField from '@mui/material/TextField'
import Typography from '@mui/material/Typography'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearchParams } from 'react-router-dom'
import type { RegulatorReportJson } from '../../../api/reports/contract.js'
import { callApi } from '../http.js'
import { ActionButton } from '../presentation/ActionButton.js'
import { dayText } from '../presentation/date-text.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { PrintedPart } from './PrintedPart.js'
import { PublicCountsPanel } from './PublicCountsPanel.js'
import { classText, monthText, REPORT_CLASSES } from './report-words.js'
import { ReportTables } from './ReportTables.js'

/** What collection did by month and class, as a regulator asks for it: to read, to print, to take out. */
export function RegulatorReportPage() {
  const [search, setSearch] = useSearchParams()
  const [from, to, customerClass] = ['from', 'to', 'customerClass'].map((name) => search.get(name) ?? '')
  const query = search.size === 0 ? '' : `?${search.toString()}`
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['reports', 'regulator', query],
    queryFn: async ({ signal }) => (await callApi<RegulatorReportJson>(`/regulator-report${query}`, { signal })).body,
    placeholderData: keepPreviousData,
  })
  const choose = (name: string, value: string): void => {
    const next = new URLSearchParams(search)
    if (value === '') next.delete(name)
    else next.set(name, value)
    setSearch(next, { replace: true })
  }
  const month = (label: string, name: 'from' | 'to', value: string) => (
    <TextField
      label={label}
      type="month"
      value={value}
      onChange={(event) => choose(name, event.target.value)}
      slotProps={{ inputLabel: { shrink: true } }}
    />
  )
  return (
    <>
      <PageHeader
        title="For the regulator"
        subtitle="Arrears, notices, disconnections, reconnections and plans by month and class"
        acts={
          <>
            {month('From', 'from', from !== undefined && from !== '' ? from : (data?.from ?? ''))}
            {month('To', 'to', to !== undefined && to !== '' ? to : (data?.to ?? ''))}
            <TextField
              select
              label="Class"
              value={customerClass}
              onChange={(event) => choose('customerClass', event.target.value)}
              slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}
              sx={{ minWidth: 150 }}
            >
              <MenuItem value="">Every class</MenuItem>
              {REPORT_CLASSES.map((each) => (
                <MenuItem key={each} value={each}>
                  {classText(each)}
                </MenuItem>
              ))}
            </TextField>
            <ActionButton onClick={() => window.print()}>Print</ActionButton>
            <ActionButton permission="reports.export" variant="contained" href={`/api/v1/exports/regulator-report${query}`}>
              Take out as CSV
            </ActionButton>
          </>
        }
      />
      {isPending && <RowSkeletons rows={14} />}
      {data === undefined && error !== null && <ErrorState error={error} what="The report" onRetry={() => void refetch()} />}
      {data !== undefined && (
        <PrintedPart>
          <Box>
            <Typography variant="h2">
              {data.utility}: {monthText(data.from)} to {monthText(data.to)}
            </Typography>
            <Typography variant="body2" color="text.secondary">
              Made on {dayText(data.madeOn)}, amounts in {data.currency}
              {data.rows.some(({ arrearsSource }) => arrearsSource === 'ledger') && '. * worked out from the ledger later'}.
              Accounts stand in the class they have today; months without anything on record are left out.
            </Typography>
          </Box>
          <ReportTables report={data} />
          <PublicCountsPanel />
        </PrintedPart>
      )}
    </>
  )
}
