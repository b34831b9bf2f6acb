import { UserOutlined } from '@ant-design/icons'
import { Select } from 'antd'
import { useWords } from '../wording/use-words.ts'
import { useDeskPorts } from './desk-ports.ts'
import { useWatched } from './use-watched.ts'

/** Who is at the counter now; every fact written from here on names them. */
export function WorkerSwitch() {
  const { identity, worker } = useDeskPorts()
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
        if (chosen) worker.set(chosen)
      }}
    />
  )
}
