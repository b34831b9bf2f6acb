// What the page finds the moment it starts: the bridge must already be there.
const { dataset } = document.documentElement
dataset.bridgeAtStart = typeof window.deskBridge
dataset.ownScript = 'ran'
try {
  new Function('return 1')()
  dataset.madeScript = 'ran'
} catch {
  dataset.madeScript = 'refused'
}
