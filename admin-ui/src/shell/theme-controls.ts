import type { ThemeOptions } from '@mui/material/styles'
import type { ConsolePalette } from './palette.js'

/** Buttons, fields, tabs, lists: 32 px high at a desk, 44 px where a finger is the pointer. */
export function controlStyles(palette: ConsolePalette): NonNullable<ThemeOptions['components']> {
  const touch = '@media (pointer: coarse)'
  return {
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiButton: {
      defaultProps: { size: 'small', disableElevation: true },
      styleOverrides: {
        root: {
          minHeight: 32,
          padding: '4px 12px',
          whiteSpace: 'nowrap',
          '&.Mui-focusVisible': { outline: `2px solid ${palette.primary}`, outlineOffset: 2 },
          [touch]: { minHeight: 44 },
        },
        outlined: { borderColor: palette.hairline, color: palette.text },
        text: { padding: '4px 8px', minWidth: 0 },
      },
    },
    MuiIconButton: {
      defaultProps: { size: 'small' },
      styleOverrides: { root: { borderRadius: 6, [touch]: { minWidth: 44, minHeight: 44 } } },
    },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiFormControl: { defaultProps: { size: 'small', variant: 'outlined' } },
    MuiOutlinedInput: {
      styleOverrides: {
        root: { backgroundColor: palette.paper, fontSize: '0.875rem' },
        notchedOutline: { borderColor: palette.mode === 'light' ? '#B6C4CC' : '#44565F' },
      },
    },
    MuiFormHelperText: { styleOverrides: { root: { marginLeft: 0, fontSize: '0.75rem' } } },
    MuiInputLabel: { styleOverrides: { root: { fontSize: '0.875rem' } } },
    MuiMenuItem: { styleOverrides: { root: { fontSize: '0.8125rem', minHeight: 34, [touch]: { minHeight: 44 } } } },
    MuiListItemButton: { styleOverrides: { root: { '&.Mui-selected': { backgroundColor: palette.selected } } } },
    MuiTabs: {
      styleOverrides: { root: { minHeight: 36, borderBottom: `1px solid ${palette.hairline}` }, indicator: { height: 2 } },
    },
    MuiTab: {
      defaultProps: { disableRipple: true },
      styleOverrides: { root: { minHeight: 36, padding: '6px 12px', fontWeight: 600, [touch]: { minHeight: 44 } } },
    },
    MuiChip: { styleOverrides: { root: { fontSize: '0.75rem', borderRadius: 6 } } },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiLinearProgress: { styleOverrides: { root: { height: 6, borderRadius: 3, backgroundColor: palette.hairline } } },
    MuiTablePagination: { styleOverrides: { root: { borderBottom: 0 }, toolbar: { minHeight: 40 } } },
  }
}
