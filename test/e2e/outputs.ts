/** Output of the usual commands, as an engineer pastes it: nothing of it was typed for this program. */

const head = 'TABLESPACE_NAME                  ALLOC_MB    USED_MB USED_PCT_ALLOC     MAX_MB USED_PCT_MAX'
const line = '------------------------------ ---------- ---------- -------------- ---------- ------------'

const systemSpaces = [
  ['SYSTEM', 18_432.4, 32_767.9],
  ['SYSAUX', 21_077.2, 32_767.9],
  ['UNDOTBS1', 9_216.5, 32_767.9],
] as const

/** What SQL*Plus prints of the pack's Oracle query; `data` is what EBILL_DATA uses of 40960 MB. */
export function tablespaces(data: number): string {
  const spaces = [['EBILL_DATA', data, 40_960] as const, ['EBILL_LOB', 45_260.5, 61_440] as const, ...systemSpaces]
  const rows = spaces.map(([name, used, max]) => {
    const percent = ((used * 100) / max).toFixed(2).padStart(13)
    const size = max.toFixed(1).padStart(11)
    return `${name.padEnd(30)}${size}${used.toFixed(1).padStart(11)}${percent.padStart(15)}${size}${percent}`
  })
  return [head, line, ...rows, '', `${rows.length} rows selected.`].join('\n')
}

/** EBILL_DATA at 93.41 %. */
export const fullTablespaces = tablespaces(38_260.7)
export const calmTablespaces = tablespaces(24_576)

/** `df -P -k` of a server; `percent` is how full /u01 is. */
export function disks(percent: number): string {
  const size = 524_032_000
  const used = Math.round((size * percent) / 100)
  return `Filesystem     1024-blocks      Used Available Capacity Mounted on
/dev/sda2        104806400  61835776  42970624      60% /
/dev/sdb1        ${size} ${used} ${size - used}      ${Math.ceil(percent)}% /u01`
}

/** `df -P -k` of the volume that holds the backups. */
export const backupDisk = `Filesystem     1024-blocks      Used Available Capacity Mounted on
/dev/sdd1       2096128000 1320560640 775567360     64% /backup`
