const systemNames =
  /^(?:SYSTEM|SYSAUX|UNDO.*|.*UNDOTBS.*|TEMP\d*|TEMP_.*|.*_TEMP\d*|ROLL|RLOG|MAIN|HMAIN|IBDATA\d*|IBTMP\d*|INNODB_(?:SYSTEM|TEMPORARY|UNDO.*)|MYSQL|SYS|INFORMATION_SCHEMA|PERFORMANCE_SCHEMA|MASTER|MASTLOG|MSDB.*|MODEL|MODELDEV|MODELLOG|TEMPDB|TEMPDEV\d*|TEMPLOG|TEMP\d+)$/
const systemFiles =
  /[\\/](?:master|mastlog|msdbdata|msdblog|model|modellog|tempdb\w*|templog|tempdb_mssql_\d+)\.[mnl]df$/i

/**
 * ENV-05 looks at the tablespaces of the e-bill user, ENV-06 at those of the database itself: Oracle SYSTEM,
 * SYSAUX, UNDO, TEMP; 达梦 SYSTEM, ROLL, TEMP, MAIN; SQL Server master, msdb, tempdb and transaction logs;
 * MySQL system files.
 */
export function groupOf(name: string, path = '', kind = ''): 'user' | 'system' {
  return systemNames.test(name.toUpperCase()) || systemFiles.test(path) || kind.toUpperCase() === 'LOG'
    ? 'system'
    : 'user'
}
