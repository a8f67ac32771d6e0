import { testProfile } from './histories.ts'

testProfile('versions')
