// Marks: a ring for all mentions, a disc for those that mean the place itself.

// One path: a ring for all mentions, a disc for those that mean the place itself.
const Pin = L.CircleMarker.extend({
  _updatePath() {
    const { outer, inner, shape } = this.options
    const d = this._empty() ? "M0 0" : outline(shape, this._point, outer) +
      (inner < outer ? outline(shape, this._point, outer - 2.1) : "") +
      (inner > 0 && inner < outer ? outline(shape, this._point, inner) : "")
    this._renderer._setPath(this, d)
  },
})

function outline(shape, { x, y }, r) {
  if (r <= 0) return ""
  if (shape === "square") {
    const s = r * 0.89
    return `M${x - s} ${y - s}h${2 * s}v${2 * s}h${-2 * s}z`
  }
  if (shape === "diamond") {
    const s = r * 1.22
    return `M${x} ${y - s}l${s} ${s}l${-s} ${s}l${-s} ${-s}z`
  }
  if (shape === "left" || shape === "right") {
    const s = shape === "left" ? r * 1.5 : r * -1.5
    return `M${x - s} ${y}l${1.7 * s} ${-s}v${2 * s}z`
  }
  return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}

const SHAPES = { country: "square", subdivision: "square", site: "diamond" }

function radius(count) {
  const near = Math.min(1.25, Math.max(0.75, 0.3 + 0.15 * state.map.getZoom()))
  return near * Math.min(24, 3.4 + 2.1 * Math.sqrt(count))
}

// A cell of a grid has a size of its own: its count may be a thousand times another's.
function radii({ count, literal, size }) {
  const outer = radius(size ?? count)
  return { outer, radius: outer, inner: literal >= count ? outer : literal ? Math.min(radius(literal), outer - 3.8) : 0 }
}

function resize() {
  for (const mark of state.marks) {
    if (!mark.options.outer) continue
    Object.assign(mark.options, radii(mark.feature.properties))
    mark.setRadius(mark.options.radius)
  }
  state.regionLayer?.setStyle({ fillOpacity: washed() })
  state.map.getContainer().classList.toggle("far", state.map.getZoom() < 2.75)
}

function pin(feature, at) {
  const { hue, sure, chosen, kind, shape } = feature.properties
  if (kind === "region" || kind === "water") return written(feature, at)
  const colour = state.colour[hue]
  return new Pin(at, {
    pane: "marks", shape: shape ?? SHAPES[kind] ?? "circle", ...radii(feature.properties),
    fillColor: colour, fillOpacity: sure ? 0.88 : 0.3, fillRule: "evenodd",
    color: chosen ? state.colour.choice : sure ? state.colour.paper : colour,
    weight: chosen ? 3 : sure ? 1.2 : 1.6, dashArray: sure || chosen ? null : "3 2.5",
    className: "pin", bubblingMouseEvents: false,
  })
}

// A region or a sea is written across the map, as atlases do, not pinned.
function written(feature, at) {
  const { name, hue, chosen, kind } = feature.properties
  const icon = L.divIcon({ className: `written ${kind}${chosen ? " chosen" : ""}`, iconSize: null,
    html: `<span style="color:var(--${hue})">${name}</span>` })
  return L.marker(at, { pane: "marks", icon, keyboard: false, bubblingMouseEvents: false })
}

function marks(group, places) {
  const layer = L.geoJSON(places, { pointToLayer: pin, onEachFeature: attendMark, pane: "marks", coordsToLatLng: nearby })
  state.marks = []
  layer.eachLayer((mark) => state.marks.push(mark))
  layer.addTo(group)
  bringIn(state.marks.find((mark) => mark.feature.properties.chosen))
  group.on("remove", () => { state.marks = [] })
  return layer
}

// A choice that lies outside the view, or under its buttons, is brought into it, once: the reader
// may look elsewhere.
function bringIn(mark) {
  const at = mark?.getLatLng()
  const key = at ? `${mark.feature.properties.id} ${at}` : ""
  if (key === state.brought) return
  state.brought = key
  if (!at) return
  if (!state.map.getBounds().contains(at)) state.map.panTo(at, { animate: !calm() })
  else if (isCovered(at)) state.map.panInside(at, { paddingBottomRight: [90, 0], animate: !calm() })
}

function isCovered(at) {
  const { x, y } = state.map.latLngToContainerPoint(at)
  const { left, bottom } = corner()
  return x > left && y < bottom
}

function attendMark(feature, layer) {
  const { label, tip } = feature.properties
  const said = () => {
    const others = gathered(layer).length - 1
    return others > 0 ? `${tip}<em>${others} more ${others > 1 ? "places" : "place"} here: click to list them.</em>` : tip
  }
  layer.bindTooltip(said, { ...TIP, direction: "top", offset: [0, -radius(feature.properties.count) - 2] })
  worked(layer, feature.properties, label)
  layer.on("click", () => open(layer))
  if (layer.options.outer < REACH) reached(layer)
}

// A mark too small for a thumb answers to all within this many pixels of its middle.
const REACH = 12

function reached(layer) {
  const at = layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter()
  const hit = L.circleMarker(at, { pane: "hits", radius: REACH, stroke: false, fillOpacity: 0, className: "hit", bubblingMouseEvents: false })
  hit.on("click", ({ latlng }) => layer.fire("click", { latlng }, true))
  hit.on("mouseover", () => layer.openTooltip(at))
  hit.on("mouseout", () => layer.closeTooltip())
  layer.on("add", () => hit.addTo(state.map))
  layer.on("remove", () => hit.remove())
}
