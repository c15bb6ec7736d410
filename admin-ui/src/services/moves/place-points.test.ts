import { expect, test } from 'vitest'
import type { PremisePageJson } from '../../../../api/premises/contract.js'
import type { AgreementRecordJson } from '../../../../api/services/contract.js'
import { placePoints } from './place-points.js'

const PLACE = {
  servicePoints: [
    {
      id: 'S1',
      service: 'water',
      meters: [
        { meterId: 'M1', size: null, installedOn: '2010-01-01', removedOn: '2020-01-01' },
        { meterId: 'M2', size: null, installedOn: '2020-01-01', removedOn: null },
      ],
    },
    { id: 'S2', service: 'electric', meters: [] },
    { id: 'S3', service: 'gas', meters: [] },
  ],
} as unknown as PremisePageJson

const agreement = (id: string, servicePointId: string, startOn: string, state: string, tariffCode: string) =>
  ({ id, servicePointId, startOn, state, tariffCode }) as AgreementRecordJson

test('who is served at a point, and by which tariff it was last used', () => {
  const points = placePoints(PLACE, [
    agreement('G1', 'S1', '2015-01-01', 'closed', 'W-OLD'),
    agreement('G2', 'S1', '2021-01-01', 'active', 'W-RES'),
    agreement('G3', 'S2', '2021-01-01', 'stopped', 'E-RES'),
    agreement('G4', 'S2', '2026-01-01', 'cancelled', 'E-COM'),
  ])
  expect(
    points.map(({ servicePointId, meterIds, lastTariffCode, served }) => [servicePointId, meterIds, lastTariffCode, served?.id]),
  ).toEqual([
    ['S1', ['M2'], 'W-RES', 'G2'],
    ['S2', [], 'E-RES', undefined],
    ['S3', [], null, undefined],
  ])
})
