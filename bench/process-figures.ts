import { readdirSync, readFileSync, readlinkSync } from 'node:fs'

/** What Linux knows of a process, read from `/proc`: the benchmarks' figures that a busy machine cannot spoil. */

/** `st` of `/proc/net/tcp`. */
const ESTABLISHED = '01'
const LISTENING = '0A'
const TICKS_PER_SECOND = 100

interface TcpRow {
  readonly local: number
  readonly remote: number
  readonly state: string
  readonly inode: string
}

function readTcpRows(pid: number): readonly TcpRow[] {
  const portOf = (address = '') => Number.parseInt(address.slice(address.lastIndexOf(':') + 1), 16)
  return ['tcp', 'tcp6']
    .flatMap((table) => readFileSync(`/proc/${pid}/net/${table}`, 'utf8').trim().split('\n').slice(1))
    .map((line) => {
      const [, local, remote, state = '', , , , , , inode = ''] = line.trim().split(/\s+/)
      return { local: portOf(local), remote: portOf(remote), state, inode }
    })
}

function readSockets(pid: number): ReadonlySet<string> {
  const inodes = readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${fd}`))?.[1] ?? []
    } catch {
      return [] // Closed since the folder was read.
    }
  })
  return new Set(inodes)
}

/** TCP connections to this port that a process holds open at this moment. */
export function countConnections(pid: number, port: number): number {
  const own = readSockets(pid)
  return readTcpRows(pid).filter(
    ({ remote, state, inode }) => remote === port && state === ESTABLISHED && own.has(inode),
  ).length
}

/** The process of this machine that listens on a port; null where it is another user's or another machine's. */
export function findListener(port: number): number | null {
  const listening = readTcpRows(process.pid).find(({ local, state }) => local === port && state === LISTENING)
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  const found = pids.find((pid) => {
    try {
      return listening !== undefined && readSockets(Number(pid)).has(listening.inode)
    } catch {
      return false // Ended, or not ours to look into.
    }
  })
  return found === undefined ? null : Number(found)
}

/** Seconds on a processor since the process began; children that it has waited for are not in it. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
}
