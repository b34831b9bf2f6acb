import { rulingsOf } from '../rulings-of.ts'
import { until } from '../until.ts'
import type { Ground } from './ground.ts'
import type { Intruder } from './intruder.ts'

/** Everything this organisation wrote so far has been worked on: a registration sent after it has its ruling. */
export async function workedOn({ hub }: Ground, who: Intruder): Promise<void> {
  const last = who.fact()
  await who.write([last])
  await until(async () => (await rulingsOf(hub, who.org)).get(last.id))
}
