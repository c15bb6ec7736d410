import { httpMeters } from './http-meters.js'
import type { MeterGateway } from './meter-gateway.js'
import { sampleMeters } from './sample-meters.js'

/** The gateway at an address, `sample` for invented meters, or none: then nothing is switched from afar. */
export function createMeterGateway(address: string | undefined): MeterGateway | undefined {
  if (address === undefined || address === '') return undefined
  return address === 'sample' ? sampleMeters() : httpMeters(address)
}
