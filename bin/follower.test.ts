import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, it } from 'vitest'
import { ApiClient } from './api-client.js'
import { Follower } from './follower.js'
import { ProgressLine } from './progress-line.js'

const WORK = { name: 'Import 3', lookWith: 'penstock processes list --all --subject import/3' }

let server: Server | undefined
afterEach(() => stop())

async function listen(port: number, answer: RequestListener): Promise<number> {
  const listening = createServer(answer)
  server = listening
  await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve))
  return (listening.address() as AddressInfo).port
}

async function stop(): Promise<void> {
  const stopped = server
  server = undefined
  stopped?.closeAllConnections()
  await new Promise<unknown>((resolve) => (stopped === undefined ? resolve(undefined) : stopped.close(resolve)))
}

function follower(minutes: number, onSay: (line: string) => void): Follower {
  const from = { say: onSay, progress: (title: string) => new ProgressLine(title, process.stderr) }
  return new Follower(from, WORK, { minutes, askEveryMs: 5 })
}

const follow = (of: Follower, client: ApiClient): Promise<{ percent: number }> =>
  of.until({
    title: 'Import',
    everyMs: 1,
    read: () => client.call<{ percent: number }>('/imports/3'),
    hasEnded: ({ percent }) => percent === 100,
    show: () => {},
  })

it('goes on where an answer is cut in the middle, the server stops, and is there again with a proxy that has nobody behind it', async () => {
  const said: string[] = []
  let asked = 0
  let restart: Promise<unknown> = Promise.resolve()
  const port = await listen(0, (_request, response) => {
    asked += 1
    if (asked === 1) return response.end('{"percent":10}')
    response.writeHead(200, { 'content-length': 99 })
    response.write('{"perc', () => {
      restart = stop().then(() =>
        listen(port, (_again, late) => {
          asked += 1
          if (asked > 4) return late.end('{"percent":100}')
          return late.writeHead(502).end('<html>Bad gateway</html>')
        }),
      )
    })
    return undefined
  })
  const client = await ApiClient.connect({ url: `http://127.0.0.1:${port}`, token: 'pst_x', signIn: undefined })
  expect(
    await follow(
      follower(1, (line) => said.push(line)),
      client,
    ),
  ).toEqual({ percent: 100 })
  await restart
  expect(said).toEqual([
    'No answer right now (NO_CONNECTION). Import 3 stands and goes on by itself; waiting for an answer, up to 1 minutes.',
  ])
})

it('ends after its time with what is registered and how to look at it', async () => {
  const port = await listen(0, (_request, response) => response.end('{"percent":10}'))
  const client = await ApiClient.connect({ url: `http://127.0.0.1:${port}`, token: 'pst_x', signIn: undefined })
  await stop()
  await expect(
    follow(
      follower(0, () => {}),
      client,
    ),
  ).rejects.toMatchObject({
    code: 'FOLLOWING_ENDED',
    message:
      'No answer for 0 minutes (NO_CONNECTION). Import 3 is registered and goes on by itself once the system is back; "penstock processes list --all --subject import/3" shows how it is.',
  })
})

it('ends at once where the answer is a no', async () => {
  const said: string[] = []
  const problem = JSON.stringify({ code: 'FORBIDDEN', detail: 'Your role does not include this.' })
  const port = await listen(0, (_request, response) => response.writeHead(403).end(problem))
  const client = await ApiClient.connect({ url: `http://127.0.0.1:${port}`, token: 'pst_x', signIn: undefined })
  await expect(
    follow(
      follower(1, (line) => said.push(line)),
      client,
    ),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(said).toEqual([])
})
