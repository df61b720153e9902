// The ground, as fine as the zoom needs, and the main regions on it.

// The finest is 3.6 MB: it comes once the reader looks around, not with a first view.
function fineEnough() {
  const zoom = state.map.getZoom()
  return LEVELS.filter((level) => level.from <= zoom && (state.touched || level.name !== "10m")).pop().name
}

function refine() {
  load(fineEnough())
}

async function load(level) {
  if (state.level === level) return
  const file = await (state.files[level] ??= fetched(level))
  if (!file) {
    delete state.files[level]
    if (level !== "110m" && !state.land) return load("110m")
    return
  }
  if (fineEnough() !== level && state.land) return
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
  requestAnimationFrame(takeOver)
}

// The picture that the page shows in this map's place until it is there.
function takeOver() {
  for (const picture of around()?.document.querySelectorAll(".first-look") ?? []) picture.hidden = true
}

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

// What one definition counts is filled, what another one counts only outlined.
function areas(group, shapes) {
  const filled = (hue) => hue === "other" ? state.colour.other : `url(#pattern-${hue})`
  const layer = L.geoJSON(shapes, { pane: "regions", smoothFactor: 0.6, interactive: false,
    style: ({ properties: { hue, form } }) => form === "filled"
      ? { color: state.colour[hue], weight: 1.4, fillColor: filled(hue), fillOpacity: hue === "other" ? 0.16 : 1 }
      : { color: state.colour.ink, weight: 1.6, dashArray: "5 4", fill: false } })
  return layer.addTo(group)
}
