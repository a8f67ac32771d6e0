import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { percentOf } from '../../../domain/inspection/decimal.ts'
import { recognise } from '../../../domain/parse/recognise.ts'

const read = (text: string): string[] =>
  recognise(text)!.rows.map(
    (r) =>
      `${r.server ? `${r.server}:` : ''}${r.object} ${r.value.slice(0, 8)} ${r.used}/${r.total}${r.unit}${r.rounded ? ' ~' : ''}`,
  )

const posix = `[root@db01 ~]# df -P -k
Filesystem              1024-blocks      Used Available Capacity Mounted on
devtmpfs                    8048576         0   8048576       0% /dev
tmpfs                       8065432         0   8065432       0% /dev/shm
/dev/mapper/centos-root    52403200  46137344   6265856      89% /
/dev/sdb1                 515928320 464335488  25362432      95% /u01/app data
/dev/sr0                    4669162   4669162         0     100% /mnt
10.0.0.8:/backup         1073741824 858993459 214748365      80% /backup
`

describe('df', () => {
  it('-P -k is computed from raw blocks, without pseudo and read-only filesystems', () => {
    const found = recognise(posix)!
    expect(read(posix)).toEqual([
      'db01:/ 88.04298 46137344/52403200KB',
      'db01:/u01/app data 94.82080 464335488/489697920KB',
      'db01:/backup 79.99999 858993459/1073741824KB',
    ])
    expect(found.notes.join()).toContain('略过3个')
    expect(found.rows[0]!.rounded).toBe(false)
  })

  it('-h is rounded', () => {
    expect(
      read(`文件系统                 容量  已用  可用 已用% 挂载点
/dev/mapper/centos-root   50G   45G  5.1G   90% /
/dev/sdb1                500G  1.2G  499G    1% /data`),
    ).toEqual(['/ 90 / ~', '/data 1 / ~'])
  })

  it('-hT with types, and inodes after it', () => {
    const text = `Filesystem     Type  Size  Used Avail Use% Mounted on
/dev/sda2      xfs    50G   45G  5.1G  90% /
/dev/sda1      vfat  599M  5.8M  594M   1% /boot/efi
Filesystem     Inodes IUsed IFree IUse% Mounted on
/dev/sda2         25M  110K   25M    1% /`
    expect(read(text)).toEqual(['/ 90 / ~', '/boot/efi 1 / ~', '/ 1 / ~'])
    expect(recognise(text)!.rows.map((r) => r.quantity)).toEqual(['used-percent', 'used-percent', 'inode-percent'])
  })

  it('joins wrapped device names, Chinese headers of -P, several servers', () => {
    expect(
      read(`root@app01:~# df -k
文件系统                 1K-块     已用     可用 已用% 挂载点
/dev/mapper/vg_very_long_name-lv_root
                      52403200 46137344  6265856   89% /
root@db02:~# df -P
文件系统             1024-块      已用      可用 容量 挂载点
/dev/sda2           20511312   4102262  16409050  20% /
root@db02:~# `),
    ).toEqual(['app01:/ 88.04298 46137344/52403200KB', 'db02:/ 19.99999 4102262/20511312KB'])
  })

  it('takes the awk line as rounded to hundredths', () =>
    expect(read('/ 45.23% 正常\n/data 91.20% 异常\n')).toEqual(['/ 45.23 / ~', '/data 91.20 / ~']))

  it.each([
    ['a cut line', posix.replace('464335488  25362432      95%', '464335488'), '第6行'],
    ['amounts that do not make the percentage', posix.replace('89% /', '49% /'), '第5行'],
    ['a foreign line', `${posix}总计 大约 90\n`, '第9行'],
  ])('is refused whole for %s', (_name, text, line) => {
    const found = recognise(text)!
    expect(found.rows).toEqual([])
    expect(found.notes.join()).toContain(line)
  })

  it('gives back what was printed, for any amounts', () => {
    const mount = fc.stringMatching(/^\/[a-z0-9_.-]{0,12}$/)
    const amount = fc.integer({ min: 0, max: 10 ** 12 })
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ mount, used: amount, free: fc.integer({ min: 1, max: 10 ** 12 }) }), {
          minLength: 1,
          selector: (r) => r.mount,
        }),
        fc.boolean(),
        (rows, wrap) => {
          const text = rows
            .map((r, i) => {
              const device = `/dev/mapper/volume-group-${i}`
              const percent = Math.ceil((r.used * 100) / (r.used + r.free))
              return `${device}${wrap ? '\n   ' : ' '}${r.used + r.free} ${r.used} ${r.free} ${percent}% ${r.mount}`
            })
            .join('\n')
          const found = recognise(`Filesystem 1K-blocks Used Available Use% Mounted on\n${text}`)!
          expect(found.rows.map((r) => [r.object, r.used, r.value])).toEqual(
            rows.map((r) => [r.mount, `${r.used}`, percentOf(`${r.used}`, `${r.used + r.free}`)]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('Windows', () => {
  it('PowerShell table', () => {
    expect(
      read(`PS C:\\Users\\admin> Get-CimInstance Win32_LogicalDisk

DeviceID SizeGB FreeGB UsedPct
-------- ------ ------ -------
C:       100.00  12.34   87.66
D:          500 456.78    8.64

`),
    ).toEqual(['C: 87.66 87.66/100.00GB', 'D: 8.644 43.22/500GB'])
  })

  it('raw PowerShell table with empty columns', () => {
    const text = `DeviceID DriveType ProviderName VolumeName         Size         FreeSpace
-------- --------- ------------ ----------         ----         ---------
C:       3                      System     107374182400       13421772800
D:       5
E:       3                      Data       536870912000      268435456000`
    expect(read(text)).toEqual(['C: 87.5 93952409600/107374182400B', 'E: 50 268435456000/536870912000B'])
    expect(recognise(text)!.notes.join()).toContain('略过1个')
  })

  it.each([
    [
      'PowerShell list',
      'DeviceID     : C:\nDriveType    : 3\nFreeSpace    : 13421772800\nSize         : 107374182400\n\nDeviceID     : E:\nDriveType    : 3\nFreeSpace    : 268435456000\nSize         : 536870912000\n',
    ],
    [
      'wmic table',
      'C:\\>wmic logicaldisk get caption,size,freespace\nCaption  FreeSpace     Size          \nC:       13421772800   107374182400  \nD:                                   \nE:       268435456000  536870912000  \n\n',
    ],
    [
      'wmic list',
      '\r\n\r\nCaption=C:\r\nFreeSpace=13421772800\r\nSize=107374182400\r\n\r\n\r\nCaption=E:\r\nFreeSpace=268435456000\r\nSize=536870912000\r\n',
    ],
  ])('%s', (_name, text) =>
    expect(read(text)).toEqual(['C: 87.5 93952409600/107374182400B', 'E: 50 268435456000/536870912000B']),
  )

  it('wmic CSV names the server', () => {
    expect(read('\r\nNode,Caption,FreeSpace,Size\r\nAPP01,C:,13421772800,107374182400\r\nAPP01,D:,,\r\n')).toEqual([
      'APP01:C: 87.5 93952409600/107374182400B',
    ])
  })

  it('is refused whole when a line is cut', () => {
    const found = recognise('Caption  FreeSpace     Size\nC:       13421772800   107374182400\nE:       2684354\n')!
    expect(found.rows).toEqual([])
    expect(found.notes.join()).toContain('第3行')
  })
})
