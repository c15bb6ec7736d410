import { createTheme, type Theme } from '@mui/material/styles'
import { type ConsolePalette, DARK, LIGHT } from './palette.js'
import { controlStyles } from './theme-controls.js'
import { surfaceStyles } from './theme-surfaces.js'

declare module '@mui/material/styles' {
  interface Theme {
    readonly console: ConsolePalette
  }
  interface ThemeOptions {
    readonly console?: ConsolePalette
  }
}

/** Fonts that the reader's machine has, nothing is fetched; narrow ones first, since a table of figures has to fit. */
const SANS =
  '"Inter", "Inter Variable", -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", "Helvetica Neue", Arial, system-ui, sans-serif'
export const MONO = 'ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace'

/** Dense and calm: 14 px base, 8 px grid, hairlines instead of shadows, figures in columns of equal width. */
function themeOf(palette: ConsolePalette): Theme {
  return createTheme({
    console: palette,
    palette: {
      mode: palette.mode,
      primary: { main: palette.primary, contrastText: palette.primaryInk },
      secondary: { main: palette.accent, contrastText: palette.accentInk },
      warning: { main: palette.accent, contrastText: palette.accentInk },
      error: { main: palette.danger },
      success: { main: palette.success },
      background: { default: palette.page, paper: palette.paper },
      text: { primary: palette.text, secondary: palette.textQuiet },
      divider: palette.hairline,
      action: { hover: palette.sunken, selected: palette.selected },
    },
    shape: { borderRadius: 6 },
    spacing: 8,
    typography: {
      fontFamily: SANS,
      fontSize: 14,
      body1: { fontSize: '0.875rem', lineHeight: 1.45 },
      body2: { fontSize: '0.8125rem', lineHeight: 1.4 },
      caption: { fontSize: '0.75rem', lineHeight: 1.35 },
      button: { fontSize: '0.8125rem', fontWeight: 600, textTransform: 'none', letterSpacing: 0 },
      h1: { fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.25, letterSpacing: '-0.01em' },
      h2: { fontSize: '1.0625rem', fontWeight: 650, lineHeight: 1.3 },
      h3: { fontSize: '0.875rem', fontWeight: 650, lineHeight: 1.35 },
      h6: { fontSize: '1rem', fontWeight: 650 },
      overline: { fontSize: '0.6875rem', fontWeight: 650, letterSpacing: '0.06em', lineHeight: 1.6 },
    },
    components: { ...surfaceStyles(palette), ...controlStyles(palette) },
  })
}

export const lightTheme = themeOf(LIGHT)
export const darkTheme = themeOf(DARK)
