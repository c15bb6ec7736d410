import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runProgram } from './run-step.mjs'

/**
 * Runs one vitest project and counts. A file that does not load, an error outside any test and a run that breaks off each
 * count as a failure: a suite is green only where vitest says so. Without `show` what it prints is kept, as `output`.
 */
export async function runVitestProject(project, { show = true } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'penstock-vitest-'))
  const report = join(folder, 'report.json')
  const vitest = join(ROOT, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [
    vitest,
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  try {
    const { status, output } = await runProgram(process.execPath, args, { show, env: { ...process.env, TZ: 'UTC' } })
    if (!existsSync(report)) return { passed: 0, failed: status === 0 ? 0 : 1, output }
    return { ...counted(JSON.parse(readFileSync(report, 'utf8')), status), output }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function counted(report, status) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.every((each) => each.status !== 'failed'),
  )
  const failed = report.numFailedTests + brokenFiles.length
  const skipped = report.numPendingTests + (report.numTodoTests ?? 0)
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    note: skipped === 0 ? undefined : `${skipped} skipped`,
  }
}
