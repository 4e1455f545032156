/** What a server under measurement tells the bench over its IPC channel. */
export interface Usage {
  /** Microseconds of CPU that the process has used so far. */
  readonly cpuMicros: number;
  readonly residentMegabytes: number;
}

/** Says `ready`, then answers every message with the usage so far. */
export function reportUsage(): void {
  process.on('message', () => {
    const { user, system } = process.cpuUsage();
    const usage: Usage = { cpuMicros: user + system, residentMegabytes: process.memoryUsage.rss() / 1e6 };
    process.send?.(usage);
  });
  process.send?.('ready');
}
