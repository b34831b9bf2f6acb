import { LockOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useWords } from '../wording/use-words.ts'
import { useDeskPorts } from './desk-ports.ts'

/** For whoever leaves their seat. */
export function LockButton() {
  const { lock } = useDeskPorts()
  const { t } = useWords()
  return (
    <Button className="lock" icon={<LockOutlined />} aria-keyshortcuts="F9" onClick={() => lock()}>
      {t('vault/lockNow')}
    </Button>
  )
}
