// What can be pressed on the map, the outline of the world in its corner, and its gestures.

function controls(map, told) {
  L.control.zoom({ position: "topright" }).addTo(map)
  ways(map)
  inset(map)
  L.control.scale({ position: "bottomleft", imperial: false, maxWidth: 110 }).addTo(map)
  L.control.attribution({ position: "bottomright", prefix: false }).addAttribution(told.credit).addTo(map)
}

// Where in the world the view lies: a small outline of all land with a frame around the view.
function inset(map) {
  const [wide, high] = [112, 56]
  const Inset = L.Control.extend({
    onAdd() {
      const box = L.DomUtil.create("div", "inset")
      box.setAttribute("aria-hidden", "true")
      const svg = box.appendChild(element("svg", { viewBox: "-180 -84 360 150", width: wide, height: high }))
      const land = svg.appendChild(element("path", { class: "inset-land" }))
      const views = [-360, 0, 360].map((turn) => [turn, svg.appendChild(element("rect", { class: "inset-view" }))])
      const follow = () => {
        const view = map.getBounds()
        const [west, east] = [view.getWest(), Math.min(view.getEast(), view.getWest() + 360)]
        const [south, north] = [Math.max(-66, view.getSouth()), Math.min(84, view.getNorth())]
        box.hidden = east - west > 200 || map.getSize().x < 420 || map.getSize().y < 380
        for (const [turn, view] of views) {
          const place = { x: west + turn, y: -north, width: east - west, height: Math.max(0, north - south) }
          for (const [name, value] of Object.entries(place)) view.setAttribute(name, value)
        }
      }
      map.on("moveend resize", follow)
      map.whenReady(follow)
      setTimeout(async () => {
        const file = await (state.files["110m"] ??= fetched("110m"))
        land.setAttribute("d", file ? outlines(file.land.features) : "")
      }, 600)
      return box
    },
  })
  new Inset({ position: "bottomleft" }).addTo(map)
}

function outlines(features) {
  const rings = features.flatMap(({ geometry: { type, coordinates } }) => type === "Polygon" ? coordinates : coordinates.flat())
  return rings.map((ring) => `M${ring.map(([lon, lat]) => `${lon.toFixed(1)} ${(-lat).toFixed(1)}`).join("L")}z`).join("")
}

// Two ways of going: to all that is told here, and back to where the reader looked before.
function ways(map) {
  const bar = L.control({ position: "topright" })
  bar.onAdd = () => {
    const box = L.DomUtil.create("div", "leaflet-bar leaflet-control ways")
    way(box, "home", "⌂", "Show all that is told here", () => { remember(); frame(state.home, true) })
    state.back = way(box, "back", "↶", "Back to the view before", () => {
      const { center, zoom } = state.before
      remember(false)
      state.moved = true
      map.setView(center, zoom, { animate: !calm() })
    })
    state.back.hidden = true
    L.DomEvent.disableClickPropagation(box)
    return box
  }
  bar.addTo(map)
}

function way(box, name, sign, title, act) {
  const button = L.DomUtil.create("a", name, box)
  Object.assign(button, { href: "#", title, innerHTML: sign })
  button.setAttribute("role", "button")
  button.setAttribute("aria-label", title)
  L.DomEvent.on(button, "click", (event) => { L.DomEvent.preventDefault(event); act() })
  return button
}

// The page keeps its wheel and its thumb: the map zooms by ctrl + wheel, buttons, keys, pinch.
// Whoever tries it without is told so once a visit.
function gestures(map) {
  const box = map.getContainer()
  box.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) return map.scrollWheelZoom.enable()
    map.scrollWheelZoom.disable()
    hint(`Hold ${/Mac|iP/.test(navigator.platform) ? "⌘" : "Ctrl"} and scroll to zoom the map`)
  }, { capture: true, passive: true })
  if (!L.Browser.mobile) return
  map.dragging.disable()
  box.addEventListener("touchmove", (event) => {
    if (event.touches.length < 2) return hint("Use two fingers to move the map")
    map.dragging.enable()
  }, { capture: true, passive: true })
  box.addEventListener("touchend", (event) => { if (!event.touches.length) map.dragging.disable() }, { passive: true })
}

function hint(words) {
  const key = "dateline-map-hint"
  try {
    if (sessionStorage.getItem(key)) return
    sessionStorage.setItem(key, "said")
  } catch { /* said again, then */ }
  const note = L.DomUtil.create("div", "hinted", state.map.getContainer())
  note.setAttribute("role", "status")
  note.textContent = words
  setTimeout(() => note.remove(), 2600)
}
