import { useEffect, useState } from 'react'
import { useWords } from '../../wording/use-words.ts'

/** How a secret is being tried, and what is said of it. */
type Trying =
  | { readonly now: 'idle' | 'working' | 'wrong' | 'failed' }
  | { readonly now: 'waiting'; readonly until: number }

/** What came of a secret, and what it opened. */
type Tried<Opened> =
  | ({ readonly outcome: 'open' } & Opened)
  | { readonly outcome: 'wrong' | 'wait'; readonly waitMs: number }

/**
 * Tries a secret, and says what came of it. While a wait runs, it is counted down in words and nothing can be submitted; `findWait`
 * answers what was left of it when the page opened, because a restart does not shorten it.
 */
export function useUnlocking<Opened extends object>(
  findWait: () => Promise<number>,
  onOpen: (opened: Opened) => void,
) {
  const { t } = useWords()
  const [trying, setTrying] = useState<Trying>({ now: 'idle' })
  const [now, setNow] = useState(() => Date.now())
  const until = trying.now === 'waiting' ? trying.until : null

  useEffect(() => {
    let asking = true
    findWait().then(
      (waitMs) => asking && setTrying(waitMs > 0 ? waiting(waitMs) : { now: 'idle' }),
      () => asking && setTrying({ now: 'failed' }),
    )
    return () => {
      asking = false
    }
  }, [findWait])
  useEffect(() => {
    if (until === null) return
    setNow(Date.now())
    const tick = setInterval(() => {
      setNow(Date.now())
      if (Date.now() >= until) setTrying({ now: 'idle' })
    }, 250)
    return () => clearInterval(tick)
  }, [until])

  async function attempt(unlock: () => Promise<Tried<Opened>>): Promise<void> {
    setTrying({ now: 'working' })
    try {
      const tried = await unlock()
      if (tried.outcome === 'open') return onOpen(tried)
      setTrying(tried.waitMs > 0 ? waiting(tried.waitMs) : { now: 'wrong' })
    } catch {
      setTrying({ now: 'failed' })
    }
  }
  function say(wrong: string): string | null {
    switch (trying.now) {
      case 'idle':
      case 'working':
        return null
      case 'wrong':
        return wrong
      case 'failed':
        return t('vault/failed')
      case 'waiting':
        return t('vault/wait', { time: sayWait(trying.until - now) })
    }
  }
  function sayWait(ms: number): string {
    const seconds = Math.max(1, Math.ceil(ms / 1000))
    return seconds > 90
      ? t('vault/minutes', { total: Math.ceil(seconds / 60) })
      : t('vault/seconds', { total: seconds })
  }
  return {
    attempt,
    /** The sentence at the field; `wrong` is what a wrong secret is called there. */
    say,
    working: trying.now === 'working',
    disabled: trying.now === 'working' || trying.now === 'waiting',
  }
}

function waiting(waitMs: number): Trying {
  return { now: 'waiting', until: Date.now() + waitMs }
}
