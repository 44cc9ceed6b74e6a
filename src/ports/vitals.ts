/** How the process itself is doing. */
export interface Vitals {
  read(): {
    readonly uptimeSeconds: number;
    /** Since the process began, over all cores. */
    readonly cpuSeconds: number;
    readonly residentBytes: number;
    readonly heapUsedBytes: number;
    readonly heapTotalBytes: number;
    readonly externalBytes: number;
  };
  /** How late the event loop runs what is due now, in seconds. */
  lag(): Promise<number>;
}
