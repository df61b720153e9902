// A story that is told on the page around this frame (storying.js): the map goes where it is.

const NEAREST = { region: 3.5, water: 4, country: 4, subdivision: 5.5 }

function follow() {
  const page = around()
  if (!page) return
  const heed = () => tell(page.datelineTold)
  page.addEventListener("dateline:told", heed)
  window.addEventListener("pagehide", () => page.removeEventListener("dateline:told", heed))
  if (page.datelineTold) tell({ ...page.datelineTold, isNew: true })
}

function around() {
  try {
    return window.parent !== window && window.parent.document ? window.parent : null
  } catch {
    return null // a page of another origin tells no story
  }
}

function tell(told) {
  const { map } = state
  state.ring?.remove()
  state.ring = null
  const places = told?.places ?? []
  if (!places.length) return
  const ringed = (place) => L.circleMarker(place, { pane: "marks", radius: 17, interactive: false,
    className: "told-now", color: state.colour.choice, weight: 2.5, fill: false })
  state.ring = L.layerGroup(places.map(ringed)).addTo(map)
  if (told.isNew) go(places)
}

// Goes no further than it must: what is well in view already moves nothing.
function go(places) {
  const { map } = state
  const bounds = L.latLngBounds(places)
  const nearest = Math.min(...places.map(({ kind }) => NEAREST[kind] ?? 6))
  const zoom = Math.min(nearest, map.getBoundsZoom(bounds.pad(0.4)))
  const isNear = map.getZoom() > zoom - 1.5 && map.getZoom() < zoom + 1.25
  if (isNear && map.getBounds().pad(-0.3).contains(bounds)) return
  if (calm()) return map.setView(bounds.getCenter(), zoom, { animate: false })
  const box = map.getContainer()
  box.classList.add("flying")
  map.once("moveend", () => box.classList.remove("flying"))
  map.flyTo(bounds.getCenter(), zoom, { duration: 1 })
}
