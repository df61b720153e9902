// The story on a page: tells its steps to the text and the map's frame by an event, marks the days
// on the timeline, and keeps the step in the page's address. Appended to story.js.

const players = new WeakMap()
const ADDRESS = ["story", "by", "steps"]

export default function storying({ data, parentElement }) {
  const root = parentElement.querySelector(".story")
  if (!root) return
  let player = players.get(root)
  if (!player) {
    player = storyPlayer(root, {
      tell: tellStory,
      read: () => Object.fromEntries(new URLSearchParams(location.search)),
      write: keepAddress,
      mount: (isOpen) => {
        document.documentElement.toggleAttribute("data-story", isOpen)
        const isWide = matchMedia("(min-width: 40.01rem)").matches
        if (isOpen && isWide) document.querySelector(".stHorizontalBlock:has(.st-key-reader)")?.scrollIntoView()
      },
    })
    players.set(root, player)
  }
  player.offer(data.board)
  return () => setTimeout(() => {
    if (root.isConnected) return
    players.delete(root)
    keepAddress({})
    player.end()
  })
}

function tellStory(step, isNew = true) {
  window.datelineTold = step && { ...step, isNew }
  window.dispatchEvent(new Event("dateline:told"))
  markDays(window.datelineTold)
}

// Streamlit writes its own part of the address again after each run, without what it does not know.
let kept = {}
let keeper = 0

function keepAddress(values) {
  kept = values
  clearInterval(keeper)
  writeAddress(values)
  if (values.story) keeper = setInterval(() => writeAddress(kept), 400)
}

function writeAddress(values) {
  const address = new URL(location.href)
  for (const name of ADDRESS) {
    if (values[name]) address.searchParams.set(name, values[name])
    else address.searchParams.delete(name)
  }
  if (address.href !== location.href) history.replaceState(history.state, "", address)
}

// How often the chart is waited for: on a first visit it comes after the map, on a phone seconds later.
const PATIENT = 80

// A band over the chart, where its own axis has the days; the chart itself is left alone.
function markDays(step, tries = PATIENT) {
  if (step !== window.datelineTold && tries < PATIENT) return
  const chart = document.querySelector(".st-key-timeline .js-plotly-plot")
  const axis = chart?._fullLayout?.xaxis
  document.querySelector(".story-days")?.remove()
  if (!step?.first) return
  if (!axis?.d2p) return tries ? setTimeout(() => markDays(step, tries - 1), 250) : undefined
  const held = (x) => Math.min(axis._length, Math.max(0, x))
  const [from, to] = [axis.d2p(step.first), axis.d2p(step.last) + axis._length / 400]
  const band = document.createElement("div")
  band.className = "story-days"
  band.setAttribute("aria-hidden", "true")
  const size = chart._fullLayout._size
  Object.assign(band.style, {
    left: `${axis._offset + held(from) - 2}px`,
    width: `${Math.max(4, held(to) - held(from) + 4)}px`,
    top: `${size.t}px`,
    height: `${size.h}px`,
  })
  chart.style.position = "relative"
  chart.append(band)
}
