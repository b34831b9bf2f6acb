import './app/desk.css'
import './app/fonts.ts'
import { StrictMode, Suspense } from 'react'
import { createRoot } from 'react-dom/client'
import { DeskApp } from './app/DeskApp.tsx'
import { DeskGate, Opening } from './app/DeskGate.tsx'
import { openDesk } from './app/open-desk.ts'
import { readPreferences } from './app/preferences.ts'
import { openHost } from './host/open-host.ts'
import { startWording } from './wording/start-wording.ts'

const preferences = readPreferences(localStorage)
const wording = startWording(preferences.language.get())
const opening = openHost().then((host) => openDesk(host, preferences, localStorage))

const page = document.getElementById('desk') ?? document.body
createRoot(page).render(
  <StrictMode>
    <DeskApp preferences={preferences} wording={wording}>
      <Suspense fallback={<Opening />}>
        <DeskGate opening={opening} />
      </Suspense>
    </DeskApp>
  </StrictMode>,
)
