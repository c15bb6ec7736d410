import { expect, test } from 'vitest'
import { crewBody, crewDraft, skillCode, whatCrewLacks } from './crew-draft.js'

const GOOD = { ...crewDraft(undefined), id: 'NORTH', name: ' North ', latitude: '44.62', longitude: '-121.95' }

test.each([
  ['nothing yet', crewDraft(undefined), 'Give it a short code of letters and digits.'],
  ['no name', { ...GOOD, name: ' ' }, 'Give it a name.'],
  ['no start', { ...GOOD, latitude: '' }, 'Say where it starts from, in degrees.'],
  ['beyond the pole', { ...GOOD, latitude: '91' }, 'Say where it starts from, in degrees.'],
  [
    'a shift that runs backwards',
    { ...GOOD, shifts: [{ weekday: 1, from: '16:00', to: '08:00' }] },
    'A shift ends after it begins.',
  ],
  ['a day off without reason', { ...GOOD, daysOff: [{ on: '2026-09-04', reason: '' }] }, 'A day off has a day and a reason.'],
  ['all there', GOOD, undefined],
])('%s', (_case, draft, lacks) => expect(whatCrewLacks(draft)).toBe(lacks))

test('what is sent: figures as numbers, people by their number', () => {
  const draft = { ...GOOD, members: [{ userId: 'u1', name: 'Ben' }], daysOff: [{ on: '2026-09-04', reason: ' Training ' }] }
  expect(crewBody(draft, 3)).toMatchObject({
    name: 'North',
    startLatitude: 44.62,
    startLongitude: -121.95,
    memberIds: ['u1'],
    daysOff: [{ on: '2026-09-04', reason: 'Training' }],
    version: 3,
  })
})

test('a skill is a code', () => expect(skillCode(' gas fitting ')).toBe('GAS_FITTING'))
