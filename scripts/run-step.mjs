import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/\/$/, '')

const seconds = (since) => ((performance.now() - since) / 1000).toFixed(1)

/** Does one part of a set-up under a title, saying when it begins and how long it took. */
export async function step(title, work) {
  const begun = performance.now()
  console.log(`  … ${title}`)
  try {
    const note = await work()
    console.log(`  ✓ ${note ?? title} (${seconds(begun)} s)`)
  } catch (error) {
    console.log(`  ✗ ${title} (${seconds(begun)} s)`)
    throw error
  }
}

/**
 * Runs a program in the checkout and resolves with its exit status and output. `show` passes the output on as it comes;
 * otherwise a line every 15 seconds says that it still works.
 */
export function runProgram(program, args, { show = false, env = process.env, heartbeat } = {}) {
  return new Promise((resolve, reject) => {
    const begun = performance.now()
    // Colours are for a terminal; what is kept to be shown later is plain.
    const environment = show && process.stdout.isTTY ? { ...env, FORCE_COLOR: '1' } : { ...env, NO_COLOR: '1' }
    const child = spawn(program, args, {
      cwd: ROOT,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    const take = (stream) => (part) => {
      output += part
      if (show) stream.write(part)
    }
    child.stdout.on('data', take(process.stdout))
    child.stderr.on('data', take(process.stdout))
    const timer =
      heartbeat === undefined
        ? undefined
        : setInterval(() => console.log(`      ${heartbeat}, ${Math.round(seconds(begun))} s`), 15_000)
    const passOn = (signal) => child.kill(signal)
    const onInt = () => passOn('SIGINT')
    const onTerm = () => passOn('SIGTERM')
    process.on('SIGINT', onInt)
    process.on('SIGTERM', onTerm)
    const settle = () => {
      clearInterval(timer)
      process.off('SIGINT', onInt)
      process.off('SIGTERM', onTerm)
    }
    child.on('error', (error) => {
      settle()
      reject(error)
    })
    child.on('close', (status, signal) => {
      settle()
      resolve({ status: status ?? 1, signal, output })
    })
  })
}

/** As `runProgram`, but a failure is an error with the end of the output. */
export async function mustRun(program, args, options = {}) {
  const { status, signal, output } = await runProgram(program, args, options)
  if (signal === 'SIGINT' || signal === 'SIGTERM') process.exit(130)
  if (status !== 0) {
    const said = options.show ? '' : `:\n${output.slice(-4000)}`
    throw new Error(`"${program} ${args.join(' ')}" ended with status ${status}${said}`)
  }
  return output
}
