// @vitest-environment happy-dom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useRecordPage } from '../presentation/use-record-page.js'
import { type TestPage, testPage } from '../testing/test-page.js'
import { useLiveUpdates } from './use-live-updates.js'

let page: TestPage
let streams: FakeStream[] = []

/** A stream that says what the test says. */
class FakeStream extends EventTarget {
  static readonly CLOSED = 2
  readyState = 1
  constructor(readonly url: string) {
    super()
    streams.push(this)
  }
  close(): void {
    this.readyState = FakeStream.CLOSED
  }
  says(type: string, data: unknown = {}): void {
    act(() => {
      this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) }))
    })
  }
}

beforeEach(() => {
  streams = []
  vi.stubGlobal('EventSource', FakeStream)
  vi.stubGlobal('BroadcastChannel', undefined)
})
afterEach(() => page.close())

function Task() {
  useLiveUpdates()
  const { data } = useRecordPage<{ title: string }>('tasks', '7')
  return <p>{data?.title}</p>
}

test('a page reads itself again when the server says that it changed', async () => {
  let asked = 0
  page = await testPage(<Task />, { answers: { 'GET /tasks/7': () => ({ title: `Reading ${(asked += 1)}` }) } })
  await page.shows('Reading 1')
  const [stream] = streams
  expect(stream?.url).toBe('/api/v1/events')
  stream?.says('open')
  await page.shows('Reading 2')
  stream?.says('change', [{ kind: 'task', id: '8' }])
  stream?.says('change', [{ kind: 'task', id: '7' }])
  await page.shows('Reading 3')
  stream?.says('all')
  await page.shows('Reading 4')
  expect(asked).toBe(4)
})

test('the stream ends with the page', async () => {
  page = await testPage(<Task />)
  await page.close()
  expect(streams.map((stream) => stream.readyState)).toEqual([FakeStream.CLOSED])
})
