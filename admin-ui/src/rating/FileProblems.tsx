import Box from '@mui/material/Box'
import Link from '@mui/material/Link'
import type { FileProblemJson } from '../../../api/rating/contract.js'
import type { Problem } from '../http.js'
import { DenseTable } from '../presentation/DenseTable.js'

const SHOWN = 100

/** The problems of a tariff file that a refusal carries; none where it is about something else. */
export function problemsOf(failure: Problem | undefined): readonly FileProblemJson[] {
  const problems = failure?.code === 'TARIFF_INVALID' ? failure.facts?.['problems'] : undefined
  return Array.isArray(problems) ? (problems as FileProblemJson[]) : []
}

interface Props {
  readonly problems: readonly FileProblemJson[]
  /** Goes to the place in the text. */
  readonly onOpen?: (problem: FileProblemJson) => void
}

/** The problems of a tariff file, by line, with the path of each. */
export function FileProblems({ problems, onOpen }: Props) {
  return (
    <Box sx={{ maxHeight: 260, overflow: 'auto' }}>
      <DenseTable
        label="Problems of the file"
        rows={problems.slice(0, SHOWN)}
        rowKey={(problem) => `${problem.line}:${problem.column} ${problem.message}`}
        columns={[
          {
            label: 'Line',
            align: 'right',
            width: 60,
            render: (problem) =>
              onOpen === undefined ? (
                `${problem.line}:${problem.column}`
              ) : (
                <Link component="button" type="button" onClick={() => onOpen(problem)}>
                  {problem.line}:{problem.column}
                </Link>
              ),
          },
          {
            label: 'Problem',
            render: (problem) => (
              <>
                {problem.message}
                <Box sx={{ color: 'text.secondary', fontSize: '0.75rem', overflowWrap: 'anywhere' }}>
                  {problem.path} {problem.code}
                </Box>
              </>
            ),
          },
        ]}
      />
    </Box>
  )
}
