import Alert from '@mui/material/Alert'
import Box from '@mui/material/Box'
import type { ExplanationJson } from '../../../api/policy/contract.js'
import { problemOf } from '../http.js'
import { ErrorState } from '../presentation/ErrorState.js'
import { Panel } from '../presentation/Panel.js'
import { RowSkeletons } from '../presentation/Skeletons.js'
import { TextLink } from '../presentation/TextLink.js'
import { PolicyRowBlock } from './PolicyRowBlock.js'

interface Props {
  readonly answer: ExplanationJson | undefined
  readonly error: unknown
  readonly isPending: boolean
  readonly onRetry: () => void
}

/** The row that holds, the rows it won over, and the packs that were asked. */
export function ExplanationAnswer({ answer, error, isPending, onRetry }: Props) {
  if (answer === undefined) {
    const problem = problemOf(error)
    if (problem?.code.startsWith('POLICY_') === true) return <Alert severity="warning">{problem.detail ?? problem.title}</Alert>
    return isPending ? <RowSkeletons rows={4} /> : <ErrorState error={error} what="The answer" onRetry={onRetry} />
  }
  return (
    <>
      <Panel title={answer.means}>
        {answer.refusal !== null && <Alert severity="warning">{answer.refusal.message}</Alert>}
        {answer.refusal === null && answer.holds.length === 0 && <Box sx={{ p: 1.5 }}>No such rule here.</Box>}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {answer.holds.map((row) => (
            <PolicyRowBlock key={`${row.pack}/${row.row}`} row={row} showsPack />
          ))}
        </Box>
      </Panel>
      {answer.overridden.length > 0 && (
        <Panel title="It won over">
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
            {answer.overridden.map((row) => (
              <PolicyRowBlock key={`${row.pack}/${row.row}`} row={row} showsPack />
            ))}
          </Box>
        </Panel>
      )}
      <Panel title="Packs that were asked, the narrowest first" padded>
        <Box component="ol" sx={{ m: 0, pl: 2.5 }}>
          {answer.chain.toReversed().map(({ pack, name, version }) => (
            <li key={pack}>
              <TextLink to={`/policy-packs/${encodeURIComponent(pack)}/show?version=${version}`}>{name}</TextLink>, version{' '}
              {version}
            </li>
          ))}
        </Box>
      </Panel>
    </>
  )
}
