// A point for a place that no gazetteer has.

// A point for a place that no gazetteer has: while one is asked for, a click anywhere sets it.
// What is sent back is where it fell, no finer than can be seen at this zoom.
function placing(group, { point }) {
  const cover = L.rectangle([[-85, -500], [85, 500]], {
    pane: "placing", stroke: false, fillOpacity: 0, className: "placing", bubblingMouseEvents: false })
  let at = null
  cover.on("click", (event) => { at = event.latlng.wrap(); state.placed = true })
  cover.toGeoJSON = () => ({ type: "Feature", geometry: null, properties: { point: at && [rounded(at.lat), rounded(at.lng)] } })
  cover.addTo(group)
  if (!state.cover) scrollHere()
  state.cover = cover
  group.on("remove", () => setTimeout(() => { if (state.cover === cover) state.cover = null }))
  if (!point) return
  const ring = { pane: "placing", interactive: false, fill: false, weight: 2.5, color: state.colour.choice }
  L.circleMarker(point, { ...ring, radius: 9, className: "placed" }).addTo(group)
  L.circleMarker(point, { ...ring, radius: 1.5 }).addTo(group)
  if (!state.map.getBounds().contains(point)) state.map.panTo(point, { animate: !calm() })
}

// The form that asks for a point may lie far below the map, or over the lower half of a phone.
function scrollHere() {
  const frame = around() && window.frameElement
  if (!frame) return
  const { top, bottom } = frame.getBoundingClientRect()
  const height = window.parent.innerHeight
  const lowest = window.parent.innerWidth < 640 ? height / 2 : height
  if (top >= 60 && bottom <= lowest) return
  frame.style.scrollMarginTop = "72px"
  frame.scrollIntoView({ block: "start", behavior: calm() ? "auto" : "smooth" })
}

function rounded(degrees) {
  const pixel = 360 / (256 * 2 ** state.map.getZoom())
  const decimals = Math.min(4, Math.max(1, Math.ceil(-Math.log10(pixel))))
  return Number(degrees.toFixed(decimals))
}
