/**
 * Loaded before a program that `npm start` runs: ends it, in peace, when the process that started it is gone.
 * Without this, a killed `npm start` would leave the ports in use.
 */
import process from 'node:process';

process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// Listening must not keep a program alive that has nothing left to do.
process.channel?.unref();
