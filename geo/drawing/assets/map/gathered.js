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
