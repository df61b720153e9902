// Plays the timeline: asks for the next window of days once the one before is drawn. Whoever asks
// for less motion steps by hand.

const PACE = 1700 // milliseconds that a window is looked at
const players = new WeakMap()

export default function play({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".play")
  if (!root) return
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
  const player = players.get(root) ?? { isPlaying: false, timer: 0, count: 0 }
  players.set(root, player)
  const [back, run, on, whole] = root.querySelectorAll("button")
  const length = root.querySelector("select")
  const ask = (what) => setTriggerValue("asked", `${what} ${length.value} ${(player.count += 1)}`)

  const show = () => {
    run.textContent = player.isPlaying ? "Pause" : "Play"
    run.setAttribute("aria-pressed", String(player.isPlaying))
  }
  const stop = () => {
    clearTimeout(player.timer)
    player.isPlaying = false
    show()
  }
  const step = (what) => {
    stop()
    ask(what)
  }

  run.hidden = calm
  whole.hidden = !data.isMoving
  back.disabled = !data.isMoving
  if (document.activeElement !== length) length.value = data.length
  root.querySelector("output").textContent = data.told
  back.onclick = () => step("back")
  on.onclick = () => step("on")
  whole.onclick = () => step("whole")
  length.onchange = () => (data.isMoving ? step("here") : null)
  run.onclick = () => {
    if (player.isPlaying) return stop()
    player.isPlaying = true
    show()
    ask(data.isLast ? "first" : "on")
  }

  clearTimeout(player.timer)
  if (data.isLast) stop()
  else if (player.isPlaying) player.timer = setTimeout(() => ask("on"), PACE)
  show()
  return () => setTimeout(() => { if (!root.isConnected) clearTimeout(player.timer) })
}
