// The base: what stays while a reader looks around. Its style, its colours and its patterns.

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
