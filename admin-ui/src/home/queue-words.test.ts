import { describe, expect, it } from 'vitest'
import { SLICES } from '../slices.js'
import { queueOfDay } from './queue-words.js'

const PAGES = new Set(
  SLICES.flatMap((slice) => [
    ...(slice.resources ?? []).filter((resource) => resource.list).map((resource) => `/${resource.name}`),
    ...(slice.routes ?? []).map((route) => route.path),
  ]),
)

describe('a queue of the day', () => {
  it.each([
    ['parked/HIGH_USE', 'Parked: high use', '/parked'],
    ['suspense', 'Payments in suspense', '/suspense'],
    ['corrections', 'Bill corrections to decide', '/bill-corrections'],
    ['tariff-versions', 'Tariff versions to approve', '/tariff-versions'],
    ['task/call_back', 'Tasks: call back', '/tasks'],
  ])('%s is called "%s" and worked at %s, a page there is', (key, title, page) => {
    const queue = queueOfDay({ key })
    expect(queue.title).toBe(title)
    expect(queue.path.split('?')[0]).toBe(page)
    expect(PAGES).toContain(page)
  })
})
