import Sqlite from 'better-sqlite3';

/**
 * Stands in for a process that is just making the SQLite file: it holds the write lock, before write-ahead
 * logging is on, and lets go a moment later.
 */
const [path = '', holdMs = ''] = process.argv.slice(2);
const file = new Sqlite(path);
file.exec('begin immediate');
process.send?.('held');
setTimeout(() => {
  file.exec('commit');
  file.close();
  process.disconnect?.();
}, Number(holdMs));
