import type { WeatherPageJson } from '../../../api/collections/contract.js'

export const WEATHER_TEXTS: Readonly<Record<WeatherPageJson['readings'][number]['kind'], string>> = {
  forecast: 'Forecast',
  observation: 'Observed',
  advisory: 'Heat advisory',
}
