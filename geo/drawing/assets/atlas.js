// The map's script. Needs Leaflet, asks nobody else. Called by geo/drawing/atlas.py:
//   dateline.base(map, told)      land, borders, regions' patterns, scale, labels; once a frame
//   dateline.regions(group, told) dateline.marks(group, places) dateline.arcs(group, lines)
//   dateline.areas(group, shapes)  a region as it is defined, over the outline of another way
//   dateline.placing(group, told)  waits for a click that sets a point
//   dateline.look(group, told)     goes to what the page is about now
// The layers are removed and called again whenever the reader's lens changes.
;(function () {
  "use strict"

  const SVG = "http://www.w3.org/2000/svg"
  const LEVELS = [
    { from: 0, name: "110m" },
    { from: 2.5, name: "50m" },
    { from: 5.5, name: "10m" },
  ]
  const TIP = { className: "tip", opacity: 1 }
  const PANES = { land: 210, regions: 220, lines: 230, disputed: 240, arcs: 390, hits: 395, marks: 400, placing: 450, labels: 620 }

  const state = { map: null, told: null, colour: {}, files: {}, level: null, land: null, middle: 0,
    regionRows: [], regionLayer: null, marks: [], focused: null, labelTimer: 0, home: null, looked: null,
    framing: false, moved: false, touched: 0, clicked: 0, before: null, edges: [] }

  // The base ------------------------------------------------------------------------------------

  function base(map, told) {
    silence()
    state.map = map
    state.told = told
    const box = map.getContainer()
    box.classList.add("dateline") // which fills the frame, however high that is
    new ResizeObserver(() => map.invalidateSize({ animate: false, pan: false })).observe(box)
    box.setAttribute("role", "group")
    box.setAttribute("aria-label", "Map of the places mentioned")
    style(told)
    state.colour = colours(box)
    for (const [name, zIndex] of Object.entries(PANES)) {
      const pane = map.createPane(name)
      pane.style.zIndex = zIndex
      if (["land", "lines", "labels"].includes(name)) pane.style.pointerEvents = "none"
    }
    patterns(box, told.patterns)
    if (told.tiles) L.tileLayer(told.tiles.url, { maxZoom: 18, attribution: told.tiles.credit }).addTo(map)
    controls(map, told)
    gestures(map)
    attendFrame(map)
    frame(told.bounds)
    map.setMaxBounds([[-72, -260], [84, 290]])
    map.on("zoomend", () => { refine(); resize() })
    map.on("zoomend moveend layeradd layerremove", soon)
    refine()
    resize()
    follow()
    return map
  }

  // The frame tells the page of any change to what was clicked, and takes "never" (null) to "no
  // times" (0) for one when it opens: a run of the whole page for nothing, and a page that is
  // being turned at that moment would be lost.
  function silence() {
    const known = window.__GLOBAL_DATA__?.previous_data
    if (known && known.last_object_clicked_count === null) known.last_object_clicked_count = 0
  }

  function style(told) {
    const sheet = document.createElement("style")
    const font = told.font || housed()
    const face = font
      ? `@font-face{font-family:"Source Sans";src:url("${font}");font-weight:200 900;font-display:swap}`
      : ""
    sheet.textContent = face + told.tokens
    document.head.appendChild(sheet)
    document.documentElement.lang = "en"
  }

  // The typeface that the page around the frame has already fetched, empty where there is none.
  function housed() {
    try {
      for (const sheet of window.parent === window ? [] : window.parent.document.styleSheets) {
        for (const rule of sheet.cssRules) {
          const isOurs = rule.constructor.name === "CSSFontFaceRule" && /^"?Source Sans"?$/.test(rule.style.fontFamily)
          const address = isOurs && rule.style.fontStyle !== "italic" && /url\("?([^")]+)"?\)/.exec(rule.style.src)
          if (address) return new URL(address[1], sheet.href ?? window.parent.document.baseURI).href
        }
      }
    } catch { /* a page of another origin keeps its typefaces to itself */ }
    return ""
  }

  function colours(box) {
    const tokens = getComputedStyle(box)
    return new Proxy({}, { get: (_, name) => tokens.getPropertyValue(`--${String(name)}`).trim() })
  }

  // Hatches, dots and rules: the second carrier of meaning beside hue.
  function patterns(box, names) {
    const svg = element("svg", { width: 0, height: 0, "aria-hidden": "true", style: "position:absolute" })
    const defs = svg.appendChild(element("defs"))
    for (const [name, kind] of Object.entries(names)) {
      const colour = state.colour[name]
      const size = { hatch: 5, dots: 6, upright: 5, level: 5, falling: 5, crossed: 6 }[kind]
      if (!size) continue
      const pattern = defs.appendChild(element("pattern", {
        id: `pattern-${name}`, width: size, height: size, patternUnits: "userSpaceOnUse",
        patternTransform: { hatch: "rotate(45)", falling: "rotate(-45)" }[kind] || "",
      }))
      const wash = name === "disputed" ? 0 : 0.11
      pattern.appendChild(element("rect", { width: size, height: size, fill: colour, "fill-opacity": wash }))
      const line = { stroke: colour, "stroke-width": name === "disputed" ? 1.3 : 0.8,
        "stroke-opacity": name === "disputed" ? 0.7 : 0.3 }
      if (kind === "dots") {
        pattern.appendChild(element("circle", { cx: 1.5, cy: 1.5, r: 0.85, fill: colour, "fill-opacity": 0.42 }))
        pattern.appendChild(element("circle", { cx: 4.5, cy: 4.5, r: 0.85, fill: colour, "fill-opacity": 0.42 }))
      } else if (kind === "level") {
        pattern.appendChild(element("line", { x1: 0, y1: 2.5, x2: size, y2: 2.5, ...line }))
      } else {
        pattern.appendChild(element("line", { x1: 2.5, y1: 0, x2: 2.5, y2: size, ...line }))
        if (kind === "crossed") pattern.appendChild(element("line", { x1: 0, y1: 2.5, x2: size, y2: 2.5, ...line }))
      }
    }
    box.appendChild(svg)
  }

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

  function calm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches
  }

  function element(name, attributes = {}) {
    const node = document.createElementNS(SVG, name)
    for (const [key, value] of Object.entries(attributes)) if (value !== "") node.setAttribute(key, value)
    return node
  }

  // The frame: what the page is about. Pins keep off its edges, and a view that the reader chose,
  // or a click on the map itself, is left alone ----------------------------------------------------

  const NEAREST_LOOK = 7

  function look(group, { bounds }) {
    const [key, byClick] = [String(bounds), Date.now() - state.clicked < 30000]
    const isFirst = state.looked === null
    if (key === state.looked) return group
    state.clicked = 0
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

  // What is told of and lies outside the view: named at the edge that it lies beyond ---------------

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

  // The ground: as fine as the zoom needs ---------------------------------------------------------

  function refine() {
    const zoom = state.map.getZoom()
    const wanted = LEVELS.filter((level) => level.from <= zoom).pop().name
    load(wanted)
  }

  async function load(level) {
    if (state.level === level) return
    const file = await (state.files[level] ??= fetched(level))
    if (!file) {
      delete state.files[level]
      if (level !== "110m" && !state.land) return load("110m")
      return
    }
    const zoom = state.map.getZoom()
    if (LEVELS.filter((one) => one.from <= zoom).pop().name !== level && state.land) return
    state.level = level
    lay(file)
  }

  function fetched(level) {
    if (!state.told.ground) return Promise.resolve(level === "110m" ? state.told.inline : null)
    return fetch(`${state.told.ground}${level}.json?v=${state.told.fingerprint}`)
      .then((answer) => (answer.ok ? answer.json() : null))
      .catch(() => null)
  }

  function lay(file) {
    const { map, colour } = state
    const old = state.land
    const plain = { interactive: false, smoothFactor: 0.6 }
    const online = Boolean(state.told.tiles)
    const land = L.geoJSON(file.land, { ...plain, pane: "land", style: {
      stroke: false, fill: !online, fillColor: colour.land, fillOpacity: 1 } })
    const lines = L.geoJSON(file.land, { ...plain, pane: "lines", style: {
      fill: false, color: colour.border, weight: online ? 0.4 : 0.7, lineJoin: "round" } })
    const disputed = L.geoJSON(file.disputed, {
      pane: "disputed", smoothFactor: 0.6,
      style: { stroke: true, color: colour.disputed, weight: 0.8, dashArray: "2 2",
        fillColor: "url(#pattern-disputed)", fillOpacity: 1 },
      pointToLayer: (_, at) => L.circleMarker(at, { pane: "disputed", radius: 5 }),
      onEachFeature: (feature, layer) => {
        layer.bindTooltip(feature.properties.tip, { ...TIP, sticky: true })
        layer.toGeoJSON = () => ({ type: "Feature", geometry: null, properties: {} })
        reached(layer)
      },
    })
    state.land = L.layerGroup([land, lines, disputed]).addTo(map)
    if (old) map.removeLayer(old)
    state.countries = file.land.features.map((feature) => feature.properties)
    state.areas = file.regions
    drawRegions()
    soon()
  }

  // Regions ---------------------------------------------------------------------------------------

  function regions(group, told) {
    const layer = L.geoJSON(null, {
      pane: "regions", smoothFactor: 0.6, style: regionStyle, onEachFeature: attendRegion })
    state.regionRows = told.regions
    state.regionLayer = layer.addTo(group)
    group.on("remove", () => { if (state.regionLayer === layer) state.regionLayer = null })
    drawRegions()
    return layer
  }

  function drawRegions() {
    const layer = state.regionLayer
    if (!layer || !state.areas) return
    layer.clearLayers()
    for (const area of state.areas.features) {
      const row = state.regionRows.find((one) => one.hue === area.properties.hue)
      if (row) layer.addData({ ...area, properties: row })
    }
    soon()
  }

  function regionStyle(feature) {
    const { hue, chosen } = feature.properties
    return { color: state.colour[hue], weight: chosen ? 2.5 : 1.1, opacity: chosen ? 1 : 0.75,
      fillColor: `url(#pattern-${hue})`, fillOpacity: washed(), lineJoin: "round" }
  }

  // Seen from far a region is a field of colour; from near it must not lie over everything.
  function washed() {
    return Math.min(1, Math.max(0.3, 2.1 - 0.28 * state.map.getZoom()))
  }

  function attendRegion(feature, layer) {
    const { name, told } = feature.properties
    layer.bindTooltip(`<strong>${name}</strong><span>${told}</span>`, { ...TIP, sticky: true })
    worked(layer, feature.properties, `${name}, region: ${told}`)
    layer.on("mouseover", () => layer.setStyle({ weight: 2.5 }))
    layer.on("mouseout", () => layer.setStyle(regionStyle(feature)))
  }

  // Marks -----------------------------------------------------------------------------------------

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

  function radii({ count, literal }) {
    const outer = radius(count)
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

  // Marks that lie over each other at this zoom: a click on one lists them all, each to be chosen.
  const OVER = 12

  function gathered(mark) {
    if (!mark.options.outer) return [mark]
    const at = state.map.latLngToLayerPoint(mark.getLatLng())
    return state.marks.filter((other) => other.options.outer && at.distanceTo(state.map.latLngToLayerPoint(other.getLatLng())) < OVER)
  }

  function open(mark) {
    const here = gathered(mark)
    if (here.length < 2) return state.map.closePopup()
    if (state.listed) return
    const list = document.createElement("div")
    const told = document.createElement("p")
    told.textContent = `${here.length} places here`
    list.append(told)
    for (const one of [...here].sort((a, b) => b.feature.properties.count - a.feature.properties.count)) {
      const { id, name, count } = one.feature.properties
      const now = () => state.marks.find((other) => other.feature.properties.id === id)
      offer(list, `${plain(name)} (${count})`, () => now()?.fire("click", { latlng: one.getLatLng() }, true), true)
    }
    offer(list, "Zoom in on them", () => {
      state.map.closePopup()
      state.map.fitBounds(L.latLngBounds(here.map((one) => one.getLatLng())).pad(0.3), { maxZoom: 11, animate: !calm() })
    }, false)
    mark.closeTooltip()
    const { map } = state
    const popup = L.popup({ className: "gathered", maxHeight: 190, minWidth: 120, offset: [0, -6], autoPan: false })
    popup.setLatLng(mark.getLatLng()).setContent(list).openOn(map)
    hang(popup, map.latLngToContainerPoint(mark.getLatLng()))
  }

  // The list lies beside its mark and inside the frame, so that the map need not move for it: above
  // where there is room, below where not.
  function hang(popup, at) {
    const { x, y } = state.map.getSize()
    const box = popup.getElement()
    const [wide, high] = [box.offsetWidth, box.offsetHeight]
    const left = Math.max(4, Math.min(x - 60 - wide, at.x - wide / 2))
    const above = at.y - 26 - high // with the room that its tip takes
    const top = above >= 4 ? above : Math.max(4, Math.min(at.y + 14, y - high - 4))
    if (left === at.x - wide / 2 && top === above) return
    box.classList.add("aside")
    popup.options.offset = [left + wide / 2 - at.x, top - above - 6]
    popup.update()
  }

  function offer(list, text, act, stays) {
    const button = list.appendChild(document.createElement("button"))
    button.type = "button"
    button.textContent = text
    button.addEventListener("click", () => {
      state.listed = stays
      act()
      state.listed = false
    })
  }

  function arcs(group, lines) {
    const layer = L.geoJSON(lines, {
      pane: "arcs", smoothFactor: 0.5, coordsToLatLng: ([lon, lat]) => L.latLng(lat, lon),
      style: ({ properties: { hue, count, chosen } }) => ({
        color: state.colour[hue], weight: Math.min(6, 1.2 + 0.6 * count) + (chosen ? 1.5 : 0),
        opacity: chosen ? 1 : 0.7, fill: false, lineCap: "round" }),
      onEachFeature: (feature, arc) => {
        arc.bindTooltip(feature.properties.tip, { ...TIP, sticky: true })
        worked(arc, feature.properties, feature.properties.label)
      },
    })
    return layer.addTo(group)
  }

  // A point for a place that no gazetteer has: while one is asked for, a click anywhere sets it.
  // What is sent back is where it fell, no finer than can be seen at this zoom.
  function placing(group, { point }) {
    const cover = L.rectangle([[-85, -500], [85, 500]], {
      pane: "placing", stroke: false, fillOpacity: 0, className: "placing", bubblingMouseEvents: false })
    let at = null
    cover.on("click", (event) => { at = event.latlng.wrap() })
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

  // What one definition counts is filled, what another one counts only outlined.
  function areas(group, shapes) {
    const filled = (hue) => hue === "other" ? state.colour.other : `url(#pattern-${hue})`
    const layer = L.geoJSON(shapes, { pane: "regions", smoothFactor: 0.6, interactive: false,
      style: ({ properties: { hue, form } }) => form === "filled"
        ? { color: state.colour[hue], weight: 1.4, fillColor: filled(hue), fillOpacity: hue === "other" ? 0.16 : 1 }
        : { color: state.colour.ink, weight: 1.6, dashArray: "5 4", fill: false } })
    return layer.addTo(group)
  }

  // Everything that can be clicked can be reached and pressed by keyboard, and is named. What is
  // sent back is the id, not the geometry.
  function worked(layer, properties, label) {
    layer.toGeoJSON = () => ({ type: "Feature", geometry: null, properties: { id: properties.id, name: properties.name } })
    layer.on("click", () => Object.assign(state, { clicked: Date.now(), moved: true }))
    layer.on("add", () => {
      const node = layer.getElement()
      if (!node || node.dataset.id === properties.id) return
      node.dataset.id = properties.id
      node.setAttribute("tabindex", "0")
      node.setAttribute("role", "button")
      node.setAttribute("aria-label", label)
      if (properties.chosen) node.setAttribute("aria-current", "true")
      node.addEventListener("keydown", (event) => {
        if (event.key !== "Enter" && event.key !== " ") return
        event.preventDefault()
        event.stopPropagation()
        layer.fire("click", { latlng: centre(layer) }, true)
      })
      node.addEventListener("focus", () => {
        if (!node.matches(":focus-visible") || document.querySelector(".gathered")) return
        state.focused = properties.id
        layer.openTooltip(centre(layer))
      })
      node.addEventListener("blur", () => {
        layer.closeTooltip()
        if (node.isConnected) setTimeout(() => { if (node.isConnected && state.focused === properties.id) state.focused = null })
      })
      if (state.focused === properties.id && document.activeElement === document.body) node.focus({ preventScroll: true })
    })
  }

  function centre(layer) {
    return layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter()
  }

  // Labels that matter at this zoom, none over another ---------------------------------------------

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
    const taken = [...obstacles(), onLayer(corner()), ...edges()]
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

  // Beside a region's own bounds, where the spots known to be open are taken at this zoom.
  function besides({ hue }) {
    const area = state.regionLayer?.getLayers().find((one) => one.feature.properties.hue === hue)
    if (!area) return []
    const bounds = area.getBounds()
    const { lat, lng } = bounds.getCenter()
    return [[[bounds.getSouth(), lng], "below"], [[lat, bounds.getEast()], "right"], [[lat, bounds.getWest()], "left"],
      [[bounds.getNorth(), lng], "above"], [[bounds.getSouth(), bounds.getEast()], "right"], [[lat, lng], "center"]]
  }

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

  function plain(html) {
    const box = document.createElement("textarea")
    box.innerHTML = html
    return box.value
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
    for (const [at, side] of one.spots) {
      const box = boxed(map.latLngToLayerPoint(at), side, width, one.height, one.gap)
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

  // A story that is told on the page around this frame (storying.js): the map goes where it is -----

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

  window.dateline = { base, regions, marks, arcs, areas, placing, look, state }
})()
