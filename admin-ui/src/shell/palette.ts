/** Colours of a state chip: one meaning each, everywhere. */
export interface ToneColours {
  readonly ink: string
  readonly tint: string
  readonly dot: string
}

/** What a state means to the reader: idle, running by itself, waits for a person, done, needs action. */
export type Tone = 'idle' | 'running' | 'waiting' | 'done' | 'action'

export interface ConsolePalette {
  readonly mode: 'light' | 'dark'
  readonly primary: string
  readonly primaryInk: string
  /** Warm: what needs a person. */
  readonly accent: string
  readonly accentInk: string
  readonly page: string
  readonly paper: string
  /** Between page and paper: table heads, hovered rows, code. */
  readonly sunken: string
  readonly hairline: string
  readonly text: string
  readonly textQuiet: string
  readonly danger: string
  readonly success: string
  readonly selected: string
  readonly tones: Readonly<Record<Tone, ToneColours>>
  /** Chart series that stand apart for colour-blind readers (blue, orange, teal of Okabe and Ito, darkened). */
  readonly series: readonly [string, string, string]
  /** Bars that only give the measure. */
  readonly calmBar: string
}

export const LIGHT: ConsolePalette = {
  mode: 'light',
  primary: '#0B4F6C',
  primaryInk: '#FFFFFF',
  accent: '#A8500B',
  accentInk: '#FFFFFF',
  page: '#F5F7F8',
  paper: '#FFFFFF',
  sunken: '#F0F4F6',
  hairline: '#DAE2E6',
  text: '#13222A',
  textQuiet: '#526470',
  danger: '#B3261E',
  success: '#1B6E45',
  selected: '#E3EEF3',
  tones: {
    idle: { ink: '#475864', tint: '#ECF0F2', dot: '#8698A3' },
    running: { ink: '#0B4F8C', tint: '#E2EEF9', dot: '#2279C4' },
    waiting: { ink: '#8A4408', tint: '#FCEFDF', dot: '#E08A2C' },
    done: { ink: '#1B6340', tint: '#E3F3EA', dot: '#2F9463' },
    action: { ink: '#A12019', tint: '#FCE8E6', dot: '#D5433B' },
  },
  series: ['#0F6A93', '#D2761B', '#2B8A77'],
  calmBar: '#B3CCD7',
}

export const DARK: ConsolePalette = {
  mode: 'dark',
  primary: '#7CC0DD',
  primaryInk: '#06212D',
  accent: '#F2A65A',
  accentInk: '#2B1704',
  page: '#0D161B',
  paper: '#142027',
  sunken: '#1A2931',
  hairline: '#2A3A43',
  text: '#E4ECF0',
  textQuiet: '#9CB0BB',
  danger: '#F28B82',
  success: '#7FD0A4',
  selected: '#1C3440',
  tones: {
    idle: { ink: '#B9C7CF', tint: '#22313A', dot: '#8598A3' },
    running: { ink: '#9CCBF4', tint: '#16304A', dot: '#5AA7E8' },
    waiting: { ink: '#F6C48D', tint: '#3A2912', dot: '#E9A04B' },
    done: { ink: '#9ADBB8', tint: '#15352A', dot: '#4FB488' },
    action: { ink: '#F6B2AC', tint: '#411F1D', dot: '#E66C63' },
  },
  series: ['#5DB3D8', '#F0A357', '#6CCAB4'],
  calmBar: '#3B5765',
}
