import { useEffect, useState } from 'react'

const PAUSE_MS = 400

/** The value as it was when it had not changed for a moment: what is typed is asked about when the typing pauses. */
export function useSettled<Value>(value: Value): Value {
  const text = JSON.stringify(value)
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text])
  return JSON.parse(settled) as Value
}
