// Arcs from where something was said to what it is about.

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
