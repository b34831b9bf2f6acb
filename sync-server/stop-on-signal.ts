/** Stops once, whoever asks, and ends with 0; a second signal ends the process at once, with nothing left undone that matters. */
export function stopOnSignal(running: { stop(): Promise<void> }): void {
  const signals = ['SIGINT', 'SIGTERM'] as const
  const stop = () => {
    // Without a listener of ours the system does what a signal means.
    for (const signal of signals) process.off(signal, stop)
    void running.stop().then(() => process.exit(0))
  }
  for (const signal of signals) process.on(signal, stop)
  // Started by another program that is gone now, killed perhaps: nobody else would stop this one.
  if (process.connected) process.on('disconnect', stop)
}
