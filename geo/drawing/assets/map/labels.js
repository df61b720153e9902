// Labels that matter at this zoom, none over another.

function soon() {
  clearTimeout(state.labelTimer)
  state.labelTimer = setTimeout(label, 30)
}

const ruler = document.createElement("canvas").getContext("2d")

function size(text, font) {
  ruler.font = font
  return ruler.measureText(text).width
}

function label() {
  const { map } = state
  const taken = [...obstacles(), onLayer(corner()), ...foot().map(onLayer), ...edges()]
  const shown = regionLabels().flatMap((one) => {
    const whole = fitting([one], taken)
    return whole.length ? whole : fitting([small(one)], taken)
  })
  makeRoom(taken)
  shown.push(...fitting(markLabels(), taken), ...fitting(countryLabels(), taken))
  map.getPane("labels").replaceChildren(...shown.map(write))
}

// A region's name where there is no room for its count.
function small(one) {
  return { ...one, under: "", class: `${one.class} small`, font: "700 12px " + state.colour.sans, height: 16 }
}

function fitting(wanted, taken) {
  return wanted.map((one) => ({ ...one, spot: place(one, taken) })).filter((one) => one.spot)
}

function obstacles() {
  const { map } = state
  return state.marks.filter((mark) => mark.options.outer).map((mark) => {
    const at = map.latLngToLayerPoint(mark.getLatLng())
    const r = reach(mark)
    return { left: at.x - r, right: at.x + r, top: at.y - r, bottom: at.y + r, owner: mark }
  })
}

// How far a mark's own shape goes from its middle.
function reach({ options: { outer, shape } }) {
  return outer * ({ diamond: 1.22, left: 1.5, right: 1.5 }[shape] ?? 1)
}

// Regions and seas are written across the map where nothing else is; the rest wait for a nearer view.
function makeRoom(taken) {
  const written = state.marks.filter((mark) => !mark.options.outer && mark.getElement())
  const rank = ({ feature: { properties: { chosen, count } } }) => (chosen ? 1e9 : 0) + count
  for (const mark of written.sort((a, b) => rank(b) - rank(a))) {
    const { name, chosen } = mark.feature.properties
    const width = size(plain(name), "italic 600 12px " + state.colour.sans) * 1.1 + 8
    const box = boxed(state.map.latLngToLayerPoint(mark.getLatLng()), "center", width, 18, 0)
    const isFree = chosen || taken.every((other) => !shared(box, other, 2))
    mark.getElement().classList.toggle("crowded", !isFree)
    if (isFree) taken.push(box)
  }
}

// The corner that the buttons cover, in pixels of the frame.
function corner() {
  const { x } = state.map.getSize()
  const bars = [...state.map.getContainer().querySelectorAll(".leaflet-top.leaflet-right .leaflet-bar")]
  return { left: x - 58, right: x, top: 0, bottom: Math.max(0, ...bars.map((bar) => bar.offsetTop + bar.offsetHeight)) + 6 }
}

// What the scale and the outline of the world cover, likewise.
function foot() {
  const { left, top } = state.map.getContainer().getBoundingClientRect()
  const shown = [...state.map.getContainer().querySelectorAll(".leaflet-bottom.leaflet-left > *")].map((one) => one.getBoundingClientRect())
  return shown.filter((box) => box.width).map((box) => ({ left: box.left - left, right: box.right - left, top: box.top - top, bottom: box.bottom - top }))
}

// A box of the frame as one of the layer that moves under it.
function onLayer({ left, right, top, bottom }) {
  const [from, to] = [[left, top], [right, bottom]].map((at) => state.map.containerPointToLayerPoint(at))
  return { left: from.x, right: to.x, top: from.y, bottom: to.y }
}

function regionLabels() {
  return state.regionRows.filter((row) => row.count || row.chosen).map((row) => {
    return { text: row.name, under: row.told, spots: [...row.spots.map((at) => [at, "center"]), ...besides(row)],
      class: `region ${row.hue}`, font: "700 14px " + state.colour.sans, height: 34, gap: 4, must: row.chosen, room: 3 }
  })
}

// Beside a region's own bounds, and a little farther out, where the spots known to be open are
// taken at this zoom.
function besides({ hue }) {
  const area = state.regionLayer?.getLayers().find((one) => one.feature.properties.hue === hue)
  if (!area) return []
  const bounds = area.getBounds()
  const { lat, lng } = bounds.getCenter()
  return [[[bounds.getSouth(), lng], "below"], [[lat, bounds.getEast()], "right"], [[lat, bounds.getWest()], "left"],
    [[bounds.getNorth(), lng], "above"], [[bounds.getSouth(), bounds.getEast()], "right"], [[lat, lng], "center"],
    ...AWAY.flatMap(([out, along]) => [[[bounds.getSouth(), lng], "below", [along, out]], [[lat, bounds.getEast()], "right", [out, along]],
      [[lat, bounds.getWest()], "left", [-out, along]], [[bounds.getNorth(), lng], "above", [along, -out]]])]
}

// Pixels from a region's bounds outwards and along them, the nearest first.
const AWAY = [0, 12, 24, 36].flatMap((out) => [0, 20, -20, 40, -40].map((along) => [out, along]))

// What stands on one spot says more than the land around it, which is often drawn anyway.
const OF_NOTE = { site: 2.5, city: 1.5, subdivision: 0.7 }

function markLabels() {
  const { map } = state
  const most = 6 + 5 * map.getZoom()
  const inView = state.marks.filter((mark) => mark.options.outer && map.getBounds().contains(mark.getLatLng()))
  const rank = ({ feature: { properties: { chosen, count, literal, kind } } }) =>
    (chosen ? 1e9 : 0) + (count + literal) * (OF_NOTE[kind] ?? 1)
  return inView.sort((a, b) => rank(b) - rank(a)).slice(0, most).map((mark) => {
    const { name, chosen } = mark.feature.properties
    const text = plain(name)
    const at = mark.getLatLng()
    return { text, spots: ["right", "left", "above", "below"].map((side) => [at, side]), owner: mark, must: chosen,
      class: "place" + (chosen ? " chosen" : ""), font: "600 12px " + state.colour.sans, height: 16, gap: reach(mark) + 3 }
  })
}

function countryLabels() {
  const { map } = state
  const marked = new Set(state.marks.filter((m) => m.feature.properties.kind === "country").map((m) => m.feature.properties.country))
  const pixels = map.project([0, 1]).x - map.project([0, 0]).x
  const font = "500 11px " + state.colour.sans
  const view = map.getBounds()
  return (state.countries ?? [])
    .filter((one) => !marked.has(one.code) && view.contains([one.lat, one.lon]) && one.wide * pixels > size(one.name, font) * 1.25)
    .sort((a, b) => b.wide - a.wide)
    .slice(0, 8 + 6 * Math.max(0, map.getZoom() - 3))
    .map((one) => ({ text: one.name, spots: [[[one.lat, one.lon], "center"]], class: "country", font, height: 14, gap: 0, room: 14 }))
}

// The first spot that is free; for what must be shown, the one that covers least.
function place(one, taken) {
  const { map } = state
  const small = "400 12px " + state.colour.sans
  const width = Math.max(size(one.text, one.font), one.under ? size(one.under, small) : 0)
  const view = L.bounds(map.containerPointToLayerPoint([0, 0]), map.containerPointToLayerPoint(map.getSize()))
  let best = null
  for (const [at, side, away = [0, 0]] of one.spots) {
    const box = boxed(map.latLngToLayerPoint(at).add(away), side, width, one.height, one.gap)
    if (box.left < view.min.x + 2 || box.right > view.max.x - 2 || box.top < view.min.y + 2 || box.bottom > view.max.y - 2) continue
    const covered = taken.reduce((sum, other) => sum + (other.owner && other.owner === one.owner ? 0 : shared(box, other, one.room ?? 2)), 0)
    if (!best || covered < best.covered) best = { box, side, covered }
    if (!covered) break
  }
  if (!best || (best.covered && !one.must)) return null
  taken.push(best.box)
  return { ...best.box, side: best.side }
}

function shared(one, other, room) {
  const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left) + room
  const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) + room
  return wide > 0 && high > 0 ? wide * high : 0
}

function boxed(at, side, width, height, gap) {
  const left = { right: at.x + gap, left: at.x - gap - width }[side] ?? at.x - width / 2
  const top = { above: at.y - gap - height, below: at.y + gap }[side] ?? at.y - height / 2
  return { left, right: left + width, top, bottom: top + height }
}

function write(one) {
  const node = document.createElement("div")
  node.className = `label ${one.class} ${one.spot.side}`
  node.setAttribute("aria-hidden", "true")
  node.style.transform = `translate(${Math.round(one.spot.left)}px, ${Math.round(one.spot.top)}px)`
  node.style.width = `${Math.ceil(one.spot.right - one.spot.left) + 2}px`
  node.append(one.text)
  if (one.under) {
    const under = node.appendChild(document.createElement("small"))
    under.textContent = one.under
  }
  return node
}
