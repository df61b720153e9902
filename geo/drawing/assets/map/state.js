// What all modules of the map share: its state, its panes, and small things each of them needs.

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
  framing: false, moved: false, touched: 0, clicked: 0, placed: false, before: null, edges: [] }

function calm() {
  return matchMedia("(prefers-reduced-motion: reduce)").matches
}

function element(name, attributes = {}) {
  const node = document.createElementNS(SVG, name)
  for (const [key, value] of Object.entries(attributes)) if (value !== "") node.setAttribute(key, value)
  return node
}

function plain(html) {
  const box = document.createElement("textarea")
  box.innerHTML = html
  return box.value
}

function centre(layer) {
  return layer.getLatLng ? layer.getLatLng() : layer.getBounds().getCenter()
}
