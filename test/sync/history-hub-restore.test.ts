import { testProfile } from './histories.ts'

testProfile('hub-restore')
