// The frame: what the page is about. Pins keep off its edges, and a view that the reader chose,
// or a click on the map itself, is left alone.

const NEAREST_LOOK = 7

function look(group, { bounds }) {
  const [key, byClick] = [String(bounds), state.placed || Date.now() - state.clicked < 30000]
  const isFirst = state.looked === null
  if (key === state.looked) return group
  Object.assign(state, { clicked: 0, placed: false }) // a point that was set may take its time to be kept
  Object.assign(state, { looked: key, home: bounds })
  if (byClick) {
    state.moved = true // what the reader looks at stays, whatever size the frame takes
    return group
  }
  if (!isFirst) remember()
  frame(bounds, !isFirst)
  return group
}

function frame(bounds, isSeen = false) {
  const { map } = state
  state.home ??= bounds
  const isOverTheDateLine = bounds[0][1] < -180 || bounds[1][1] > 180
  state.middle = isOverTheDateLine ? (bounds[0][1] + bounds[1][1]) / 2 : 0
  const isNarrow = map.getSize().x < 480
  state.framing = true
  map.fitBounds(bounds, { animate: isSeen && !calm(), maxZoom: NEAREST_LOOK,
    paddingTopLeft: [isNarrow ? 24 : 40, 34], paddingBottomRight: [isNarrow ? 40 : 66, 34] })
  state.moved = false
  map.once("moveend", () => { state.framing = false })
  if (!isSeen || calm()) state.framing = false
}

// A frame that gets another size looks at the same things, as long as the reader has not moved it.
function attendFrame(map) {
  const touch = () => { state.touched = Date.now() }
  for (const kind of ["pointerdown", "wheel", "keydown"]) map.getContainer().addEventListener(kind, touch, { capture: true, passive: true })
  map.on("movestart", () => { if (!state.framing && Date.now() - state.touched < 1500) state.moved = true })
  map.on("resize", () => { if (!state.moved && state.home) frame(state.home) })
}

function remember(isThere = true) {
  const { map } = state
  state.before = isThere ? { center: map.getCenter(), zoom: map.getZoom() } : null
  if (state.back) state.back.hidden = !isThere
}

// Longitudes as they lie nearest to the middle of what is looked at, so that nothing that belongs
// together is torn apart by the date line.
function turned(lon) {
  return lon - 360 * Math.round((lon - state.middle) / 360)
}

function nearby([lon, lat]) {
  return L.latLng(lat, turned(lon))
}
