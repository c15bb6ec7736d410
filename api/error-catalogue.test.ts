import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { CATALOGUED_CODES, isCatalogued, statusOfCode } from './error-catalogue.js'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
const REFUSALS = [
  /\b(?:refuse|refused|weak|problemOf)\(\s*'([A-Z][A-Z0-9_]+)'/g,
  /new RefusedError\(\{\s*code:\s*'([A-Z][A-Z0-9_]+)'/g,
]

const SOURCES = ['domain', 'db', 'activities', 'api'].flatMap((layer) =>
  readdirSync(`${ROOT}/${layer}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'error-catalogue.ts')
    .map((file) => ({ file: `${layer}/${file}`, source: readFileSync(`${ROOT}/${layer}/${file}`, 'utf8') })),
)

it('has a status for every code that the sources refuse with', () => {
  const refusals = SOURCES.flatMap(({ file, source }) =>
    REFUSALS.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => ({ code: String(match[1]), file }))),
  )
  expect(refusals.length).toBeGreaterThan(20)
  expect(refusals.filter(({ code }) => !isCatalogued(code))).toEqual([])
})

it('knows no code that nobody refuses with', () => {
  const isUsed = (code: string): boolean => SOURCES.some(({ source }) => source.includes(`'${code}'`))
  expect(CATALOGUED_CODES.filter((code) => !isUsed(code))).toEqual([])
})

it.each(CATALOGUED_CODES)('%s has a status and a title', (code) => {
  const { status, title } = statusOfCode(code)
  expect(status).toBeGreaterThanOrEqual(400)
  expect(title).not.toBe('Refused')
})

it('answers a code it does not know as a defect', () => {
  expect(statusOfCode('NEVER_HEARD_OF')).toEqual({ status: 500, title: 'Something went wrong' })
})
