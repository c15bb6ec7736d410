import type { ThemeOptions } from '@mui/material/styles'
import type { ConsolePalette } from './palette.js'

/** Page, papers, tables, dialogs, menus. */
export function surfaceStyles(palette: ConsolePalette): NonNullable<ThemeOptions['components']> {
  const hairline = `1px solid ${palette.hairline}`
  const raised = palette.mode === 'light' ? '0 8px 28px rgba(11, 34, 46, 0.16)' : '0 8px 28px rgba(0, 0, 0, 0.55)'
  return {
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums', fontSize: '0.875rem' },
        // Links inside text and tables; what is dressed as a button or a row has a class of its own.
        'a:not([class])': { color: palette.primary, textDecoration: 'none', fontWeight: 500 },
        'a:not([class]):hover': { textDecoration: 'underline' },
        ':focus-visible': { outline: `2px solid ${palette.primary}`, outlineOffset: 2 },
        '::selection': { background: palette.selected },
        '@media (prefers-reduced-motion: reduce)': {
          '*, *::before, *::after': { animationDuration: '0.01ms !important', transitionDuration: '0.01ms !important' },
        },
      },
    },
    MuiPaper: {
      defaultProps: { elevation: 0 },
      styleOverrides: { root: { backgroundImage: 'none' } },
    },
    MuiPopover: { styleOverrides: { paper: { border: hairline, boxShadow: raised } } },
    MuiMenu: { styleOverrides: { paper: { border: hairline, boxShadow: raised } } },
    MuiDialog: { styleOverrides: { paper: { border: hairline, boxShadow: raised, borderRadius: 10 } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: '1.0625rem', fontWeight: 650, padding: '16px 20px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px', gap: 4, flexWrap: 'wrap' } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderBottom: hairline, padding: '6px 10px', fontSize: '0.8125rem', lineHeight: 1.4 },
        head: {
          fontWeight: 600,
          color: palette.textQuiet,
          backgroundColor: palette.paper,
          whiteSpace: 'nowrap',
          paddingTop: 7,
          paddingBottom: 7,
        },
        sizeSmall: { padding: '5px 10px' },
      },
    },
    MuiTableRow: {
      styleOverrides: {
        root: {
          '&.MuiTableRow-hover:hover': { backgroundColor: palette.sunken },
          '&:focus-visible': { outline: `2px solid ${palette.primary}`, outlineOffset: -2 },
        },
      },
    },
    MuiTooltip: {
      defaultProps: { enterDelay: 350 },
      styleOverrides: {
        tooltip: {
          fontSize: '0.75rem',
          fontWeight: 450,
          maxWidth: 320,
          color: palette.mode === 'light' ? '#FFFFFF' : '#0D161B',
          backgroundColor: palette.mode === 'light' ? '#22323B' : '#DCE6EB',
        },
      },
    },
    MuiAlert: { styleOverrides: { root: { fontSize: '0.8125rem', borderRadius: 6, padding: '4px 12px' } } },
    MuiSkeleton: { defaultProps: { animation: 'pulse' }, styleOverrides: { root: { backgroundColor: palette.sunken } } },
  }
}
