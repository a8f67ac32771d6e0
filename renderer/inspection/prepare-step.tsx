import { StepFrame } from './step-frame.tsx'

/** Step 1: where, who, when and how. */
export function PrepareStep() {
  return (
    <StepFrame asideLabel="说明" aside={null} actions={null}>
      <h2>准备</h2>
    </StepFrame>
  )
}
