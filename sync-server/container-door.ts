import { connect, createServer, type Server } from 'node:net'

/**
 * Lets a proxy in another container in. The hub's servers listen on their own machine's loopback address alone, and every container has
 * one of its own: this passes a port of the container on to it, byte by byte. Who may reach that port, the containers' network says.
 * Rejects with the system's error where the port is taken.
 */
export function openContainerDoor(ports: {
  readonly outside: number
  readonly loopback: number
}): Promise<Server> {
  const door = createServer((caller) => {
    const onward = connect(ports.loopback, '127.0.0.1')
    // Either side that ends or fails ends the other: a desk that hangs up must not leave its question waiting here.
    for (const [one, other] of [
      [caller, onward],
      [onward, caller],
    ] as const) {
      one.setNoDelay(true)
      one.on('error', () => other.destroy())
      one.on('close', () => other.destroy())
      one.pipe(other)
    }
  })
  return new Promise((resolve, reject) => {
    door.once('error', reject)
    door.listen(ports.outside, () => resolve(door))
  })
}
