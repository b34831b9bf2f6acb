/*
 * Loaded before a program (`node --import`), it moves the clock of that process by `MOVED_CLOCK_MS`: what the program reads is the time of
 * another day, and goes on from there. The program knows nothing of it, as with a machine whose clock stands elsewhere.
 */
const movedBy = Number(process.env.MOVED_CLOCK_MS)
if (!Number.isFinite(movedBy)) throw new Error('MOVED_CLOCK_MS is no number of milliseconds')

const MachineDate = Date

globalThis.Date = new Proxy(MachineDate, {
  // Called without `new` it answers a text; with `new` and nothing else, the moment.
  apply: () => new MachineDate(MachineDate.now() + movedBy).toString(),
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [MachineDate.now() + movedBy] : given, newTarget),
  get: (target, name) =>
    name === 'now' ? () => MachineDate.now() + movedBy : Reflect.get(target, name, target),
})
