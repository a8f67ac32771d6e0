import { describe, expect, test } from 'vitest'
import { safeFileName } from '../../main/file-name.ts'

describe('a file name', () => {
  test.each([
    ['XJ-2024-Q1-001 巡检报告.docx', 'XJ-2024-Q1-001 巡检报告.docx'],
    ['a/b\\c:d*e?f"g<h>i|j.docx', 'a_b_c_d_e_f_g_h_i_j.docx'],
    ['../../etc/passwd', '_.._etc_passwd'],
    ['CON.docx', '_CON.docx'],
    ['com1.tar.docx', '_com1.tar.docx'],
    ['lpt³', '_lpt³'],
    ['报告.docx. . ', '报告.docx'],
    ['\u202excod.exe', '_xcod.exe'],
    ['\u0000\n', '__'],
    ['   ', '未命名'],
    ['.docx', '未命名.docx'],
    ['𠮷'.repeat(200) + '.docx', '𠮷'.repeat(110) + '.docx'],
  ])('%j becomes %j', (name, safe) => expect(safeFileName(name)).toBe(safe))
})
