import { testProfile } from './histories.ts'

testProfile('bundle')
