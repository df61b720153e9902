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
