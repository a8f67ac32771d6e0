import { testProfile } from './histories.ts'

testProfile('restore')
