import CssBaseline from '@mui/material/CssBaseline'
import { ThemeProvider } from '@mui/material/styles'
import useMediaQuery from '@mui/material/useMediaQuery'
import { useEffect, useState } from 'react'
import { Route, Routes } from 'react-router-dom'
import { darkTheme, lightTheme } from '../../shell/theme.js'
import { DayList } from './DayList.js'
import { keepInStep } from './keep-in-step.js'
import { office } from './office.js'
import { createPhone, type Phone } from './phone.js'
import { openPhoneStore } from './phone-store.js'
import { PhoneFrame } from './PhoneFrame.js'
import { startFieldWorker } from './start-worker.js'
import { PhoneContext } from './use-phone.js'
import { VisitPage } from './VisitPage.js'

/** The technician's view: the day's list and one order at a time, with or without signal. */
export function FieldApp() {
  const isDark = useMediaQuery('(prefers-color-scheme: dark)')
  const phone = useOpenedPhone()
  return (
    <ThemeProvider theme={isDark ? darkTheme : lightTheme}>
      <CssBaseline />
      {phone !== undefined && (
        <PhoneContext value={phone}>
          <PhoneFrame>
            <Routes>
              <Route path="/field/orders/:id" element={<VisitPage />} />
              <Route path="*" element={<DayList />} />
            </Routes>
          </PhoneFrame>
        </PhoneContext>
      )}
    </ThemeProvider>
  )
}

function useOpenedPhone(): Phone | undefined {
  const [phone, setPhone] = useState<Phone>()
  useEffect(() => {
    startFieldWorker()
    let end: (() => void) | undefined
    let isOver = false
    void openPhoneStore().then((store) => {
      if (isOver) {
        store.close()
        return
      }
      const opened = createPhone(store, office)
      const stop = keepInStep(opened)
      end = () => {
        stop()
        store.close()
      }
      setPhone(opened)
      void opened.open()
    })
    return () => {
      isOver = true
      end?.()
    }
  }, [])
  return phone
}
