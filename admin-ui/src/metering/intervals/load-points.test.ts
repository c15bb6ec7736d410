import { describe, expect, it } from 'vitest'
import { decimalText, loadCurve, qualitiesText } from './load-points.js'

const day = (amounts: (number | null)[], qualities: string, seconds = 900, scale = 2) => ({
  day: '2026-07-01',
  startsAt: 1_782_889_200,
  seconds,
  scale,
  amounts,
  qualities,
})
const channel = (unit: string, ...days: ReturnType<typeof day>[]) => ({
  channelId: 1,
  channel: 'E1',
  unit,
  direction: 'delivered' as const,
  isForBilling: true,
  register: null,
  days,
})

describe('a load curve', () => {
  it('shows energy as load, and sums what was measured exactly', () => {
    const curve = loadCurve(channel('kWh', day([25, 50, null], 'AEN'), day([1], 'M', 900, 3)))
    expect(curve.unit).toBe('kW')
    expect(curve.points.map((point) => point.value)).toEqual([1, 2, null, 0.004])
    expect(curve.total).toBe('0.751')
    expect([curve.peak?.number, curve.peak?.amount]).toEqual([2, '0.5'])
    expect(qualitiesText(curve.qualities)).toBe('1 measured, 1 estimated, 1 missing, 1 written by a person')
  })

  it('shows what is no energy as it stands', () => {
    expect(loadCurve(channel('V', day([23_913], 'A'))).points[0]?.value).toBe(239.13)
  })

  it.each([
    [5, 3, '0.005'],
    [-1250, 3, '-1.25'],
    [100, 0, '100'],
    [0, 2, '0'],
    [1000, 3, '1'],
  ])('%i ÷ 10^%i is %s', (amount, scale, text) => expect(decimalText(amount, scale)).toBe(text))
})
