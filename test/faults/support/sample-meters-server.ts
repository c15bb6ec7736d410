import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { SentCommand } from '../../../activities/remote-commands/meter-gateway.js'
import type { SampleMeters } from '../../../activities/remote-commands/sample-meters.js'

/** Invented meters behind HTTP, as a gateway would be: what they were told and did outlives whoever told them. */
export interface MetersServer {
  readonly url: string
  close(): Promise<void>
}

export async function sampleMetersServer(meters: SampleMeters): Promise<MetersServer> {
  const server = createServer((request, response) => {
    const answered = answerOf(meters, request)
    void answered.then(
      (answer) => response.writeHead(answer === undefined ? 404 : 200, JSON_TYPE).end(JSON.stringify(answer ?? {})),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

const JSON_TYPE = { 'content-type': 'application/json' }

/** What `http-meters.ts` asks for; undefined where the gateway has never heard of it. */
async function answerOf(meters: SampleMeters, request: IncomingMessage): Promise<object | undefined> {
  const path = (request.url ?? '').split('/').map(decodeURIComponent)
  if (request.method === 'POST') {
    let body = ''
    for await (const piece of request) body += String(piece)
    return meters.send(JSON.parse(body) as SentCommand)
  }
  const [, what, id = ''] = path
  if (what === 'meters') return meters.read(id)
  const answer = await meters.resultOf(id)
  return answer.kind === 'never_arrived' ? undefined : answer
}
