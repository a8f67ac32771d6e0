import { testProfile } from './histories.ts'

testProfile('network')
