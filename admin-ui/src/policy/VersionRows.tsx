import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import { useQuery } from '@tanstack/react-query'
import type { VersionPageJson } from '../../../api/policy/contract.js'
import { callApi } from '../http.js'
import { downloadText } from '../presentation/csv-text.js'
import { dayText } from '../presentation/date-text.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { FactList } from '../presentation/FactList.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { stateText } from '../presentation/state-tone.js'
import { PolicyRowBlock } from './PolicyRowBlock.js'
import { versionPath } from './policy-words.js'

/** What a version of a pack says, by subject. */
export function VersionRows({ pack, version }: { readonly pack: string; readonly version: number }) {
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['policy-packs', 'version', pack, version],
    queryFn: async ({ signal }) => (await callApi<VersionPageJson>(versionPath(pack, version), { signal })).body,
  })
  if (data === undefined) {
    if (isPending) return <RowSkeletons rows={12} />
    return <ErrorState error={error} what="This version" onRetry={() => void refetch()} />
  }
  return (
    <>
      <Panel
        title={`What version ${version} says`}
        padded
        aside={
          <Button
            size="small"
            onClick={() =>
              downloadText(`${pack}-${version}.json`, `${JSON.stringify(data.document, null, 2)}\n`, 'application/json')
            }
          >
            Download the file
          </Button>
        }
      >
        <FactList
          facts={[
            { label: 'Builds upon', value: data.extends.length === 0 ? 'no other pack' : data.extends.join(', ') },
            { label: 'Kind of utility', value: data.entity === null ? null : stateText(data.entity) },
            { label: 'Sources read', value: dayText(data.readOn) },
            { label: 'Note', value: data.note },
          ]}
        />
      </Panel>
      {data.subjects.map((subject) => (
        <Panel key={subject.title} title={subject.title}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {subject.rows.map((row) => (
              <PolicyRowBlock key={row.row} row={row} means={row.means} overrides={row.overrides} />
            ))}
          </Box>
        </Panel>
      ))}
    </>
  )
}
