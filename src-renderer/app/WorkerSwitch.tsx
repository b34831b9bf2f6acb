import { UserOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useWords } from '../wording/use-words.ts'
import { useDeskPorts } from './desk-ports.ts'
import { useWatched } from './use-watched.ts'

/** Who is at the counter now; every fact names them. Choosing another worker locks the desk, which then asks for that worker's secret. */
export function WorkerSwitch() {
  const { identity, worker, lock } = useDeskPorts()
  const { t } = useWords()
  const current = useWatched(worker)
  return (
    <Select
      className="worker"
      aria-label={t('frame/worker')}
      prefix={<UserOutlined aria-hidden="true" />}
      value={current.id}
      popupMatchSelectWidth={false}
      options={identity.workers.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id) => {
        const chosen = identity.workers.find((candidate) => candidate.id === id)
        if (chosen && chosen.id !== current.id) lock(chosen)
      }}
    />
  )
}
