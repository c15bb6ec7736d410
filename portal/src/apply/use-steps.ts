import { useEffect, useRef, useState } from 'react'
import { STEPS, type Step } from './check-step.js'

/** Which step is shown; the browser's own way back leads to the step before. */
export function useSteps(): {
  readonly step: Step
  goTo(step: Step): void
  readonly heading: React.RefObject<HTMLHeadingElement | null>
} {
  const [step, setStep] = useState<Step>('address')
  const heading = useRef<HTMLHeadingElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    const onBack = (event: PopStateEvent): void => {
      const wanted = (event.state as { step?: string } | null)?.step
      setStep(STEPS.find((each) => each === wanted) ?? 'address')
    }
    window.addEventListener('popstate', onBack)
    return () => window.removeEventListener('popstate', onBack)
  }, [])
  useEffect(() => {
    // Whoever comes to the page begins at its top; afterwards a step begins at its heading.
    if (isFirst.current) isFirst.current = false
    else {
      heading.current?.focus()
      window.scrollTo(0, 0)
    }
  }, [step])
  return {
    step,
    heading,
    goTo: (next) => {
      window.history.pushState({ step: next }, '')
      setStep(next)
    },
  }
}
