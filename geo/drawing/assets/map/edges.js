// What is told of and lies outside the view: named at the edge that it lies beyond.

const ARROWS = { left: "←", right: "→", top: "↑", bottom: "↓" }
const WINDS = { left: "west", right: "east", top: "north", bottom: "south" }

function edges() {
  const beyond = {}
  for (const one of [...pinned(), ...areasTold()]) {
    const edge = edgeOf(one.at)
    if (edge) (beyond[edge.side] ??= []).push({ ...one, ...edge })
  }
  for (const old of state.edges) old.remove()
  state.edges = Object.entries(beyond).map(([side, all]) => arrow(side, all))
  return state.edges.map(boxOf)
}

function pinned() {
  return state.marks.filter((mark) => mark.options.outer).map((mark) => {
    const { name, count, literal } = mark.feature.properties
    return { name: plain(name), rank: count + literal, at: mark.getLatLng() }
  })
}

function areasTold() {
  const view = state.map.getBounds()
  const layers = state.regionLayer?.getLayers() ?? []
  return layers.filter((area) => area.feature.properties.count && !view.intersects(area.getBounds()))
    .map((area) => ({ name: area.feature.properties.name, rank: area.feature.properties.count, at: area.getBounds().getCenter() }))
}

// The edge that a line from the middle of the view leaves through, and where; null for what is seen.
function edgeOf(at) {
  const { map } = state
  const size = map.getSize()
  const middle = size.divideBy(2)
  const way = map.latLngToContainerPoint(at).subtract(middle)
  const [across, down] = [Math.abs(way.x) / middle.x, Math.abs(way.y) / middle.y]
  if (across <= 1 && down <= 1) return null
  const side = across > down ? (way.x < 0 ? "left" : "right") : way.y < 0 ? "top" : "bottom"
  return { side, leaves: middle.add(way.divideBy(Math.max(across, down))) }
}

function arrow(side, all) {
  const { map } = state
  const named = all.sort((a, b) => b.rank - a.rank).map((one) => one.name)
  const most = map.getSize().x < 480 ? 1 : 2
  const rest = named.length - most
  const button = L.DomUtil.create("button", `edge ${side}`, map.getContainer())
  button.type = "button"
  const words = named.slice(0, most).join(", ") + (rest > 0 ? ` +${rest}` : "")
  button.textContent = side === "right" ? `${words} ${ARROWS[side]}` : `${ARROWS[side]} ${words}`
  button.title = `Outside this view, to the ${WINDS[side]}: ${named.slice(0, 12).join(", ")}${named.length > 12 ? " …" : ""}`
  button.setAttribute("aria-label", `${button.title}. Show them.`)
  L.DomEvent.disableClickPropagation(button)
  L.DomEvent.on(button, "click", () => {
    remember()
    map.fitBounds(L.latLngBounds(all.map((one) => one.at)).pad(0.2), { maxZoom: 5, animate: !calm() })
  })
  settle(button, side, all)
  return button
}

// As near as it can be to where they lie: off the corners that buttons and the scale take, and off
// other marks where there is room.
const ASIDE = [0, 26, -26, 52, -52, 78, -78, 104, -104, 140, -140, 180, -180]

function settle(button, side, all) {
  const { x, y } = state.map.getSize()
  const [wide, high] = [button.offsetWidth, button.offsetHeight]
  const mean = (axis) => all.reduce((sum, one) => sum + one.leaves[axis], 0) / all.length
  const held = (at, from, to) => Math.max(from, Math.min(to, at))
  const isLevel = side === "left" || side === "right"
  const spot = (aside) => isLevel
    ? [side === "left" ? 6 : x - wide - 6, held(mean("y") - high / 2 + aside, side === "right" ? corner().bottom : 8, y - high - (side === "left" ? 106 : 30))]
    : [held(mean("x") - wide / 2 + aside, 6, x - wide - 64), side === "top" ? 6 : y - high - 28]
  const marks = obstacles()
  const covered = ([left, top]) => {
    const box = onLayer({ left, right: left + wide, top, bottom: top + high })
    return marks.reduce((sum, mark) => sum + shared(box, mark, 2), 0)
  }
  const best = ASIDE.map(spot).map((at) => [covered(at), at]).sort(([a], [b]) => a - b)[0][1]
  Object.assign(button.style, { left: `${Math.round(best[0])}px`, top: `${Math.round(best[1])}px` })
}

function boxOf({ offsetLeft, offsetTop, offsetWidth, offsetHeight }) {
  return onLayer({ left: offsetLeft, right: offsetLeft + offsetWidth, top: offsetTop, bottom: offsetTop + offsetHeight })
}
