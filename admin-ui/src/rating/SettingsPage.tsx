import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import type { SettingsPageJson } from '../../../api/rating/contract.js'
import { callApi, problemOf } from '../http.js'
import { downloadText } from '../presentation/csv-text.js'
import { EmptyState } from '../presentation/EmptyState.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { PageHeader } from '../presentation/PageHeader.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { SettingsSection } from './SettingsSection.js'

/** The utility's rules, for reading: what every bill rests on besides its tariff. */
export function SettingsPage() {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['settings', 'readable'],
    queryFn: async ({ signal }) => (await callApi<SettingsPageJson>('/settings/readable', { signal })).body,
  })
  if (isPending) return <RowSkeletons rows={12} />
  if (data === undefined) {
    if (problemOf(error)?.code === 'NOT_FOUND') {
      return (
        <EmptyState
          title="No utility has been imported"
          sentence="Its settings come with the import: settings.json, described in docs/settings.md."
        />
      )
    }
    return <ErrorState error={error} what="The settings" onRetry={() => void refetch()} />
  }
  return (
    <>
      <PageHeader
        title="Settings"
        subtitle={`Version ${data.version}. A change comes with the settings file of an import.`}
        acts={<DownloadButton />}
      />
      <Box sx={{ px: { xs: 0, sm: 2 }, pb: 3, display: 'grid', gap: 2 }}>
        <Box sx={{ columns: { lg: 2 }, columnGap: 2, '& > *': { breakInside: 'avoid', mb: 2 } }}>
          <Panel title="Utility" padded>
            <FactList
              facts={[
                { label: 'Name', value: data.name },
                { label: 'Address', value: data.addressLines.map((line) => <Box key={line}>{line}</Box>) },
                { label: 'Phone', value: data.phone },
                { label: 'E-mail', value: data.email },
                { label: 'Website', value: data.website },
                { label: 'Currency', value: data.currency },
                { label: 'Time zone', value: data.timeZone },
                { label: 'Kind', value: data.isSandbox ? 'sandbox: its business date is moved by hand' : 'production' },
                { label: 'Note', value: data.note },
              ]}
            />
          </Panel>
          {data.sections
            .filter((section) => section.table === null)
            .map((section) => (
              <SettingsSection key={section.title} section={section} />
            ))}
        </Box>
        {data.sections
          .filter((section) => section.table !== null)
          .map((section) => (
            <SettingsSection key={section.title} section={section} />
          ))}
      </Box>
    </>
  )
}

function DownloadButton() {
  const download = async (): Promise<void> => {
    const { body } = await callApi<{ settings: unknown }>('/settings')
    downloadText('settings.json', `${JSON.stringify(body.settings, null, 2)}\n`, 'application/json')
  }
  return (
    <Button variant="outlined" onClick={() => void download()}>
      Download the file
    </Button>
  )
}
