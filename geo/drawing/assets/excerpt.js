// Excerpts: shows safe HTML, sends back the id of what is chosen, and brings the choice into view.
// data: { html, chosen, height, label, selectable }

const states = new WeakMap()

export default function excerpt({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".excerpt")
  if (!root) return
  const state = states.get(root) ?? { html: null, chosen: "", sent: "" }
  states.set(root, state)

  if (data.html !== state.html) {
    root.innerHTML = data.html
    state.html = data.html
    state.chosen = null
  }
  frame(root, data)
  if (data.selectable && !state.watched) {
    watchSelection(root, (span) => setTriggerValue("selected", span))
    state.watched = true
  }

  const send = (element) => {
    const opening = element.closest("[data-open]")
    if (opening) return setTriggerValue("opened", opening.dataset.open)
    const holder = element.closest("[data-id]")
    if (!holder) return
    state.sent = holder.dataset.id
    setTriggerValue("chosen", holder.dataset.id)
  }

  root.onclick = (event) => {
    if (event.target.closest("a") || isSelecting(root)) return
    send(event.target)
  }
  root.onkeydown = (event) => {
    const isKey = event.key === "Enter" || event.key === " "
    if (!isKey || event.target.getAttribute("role") !== "button") return
    event.preventDefault()
    send(event.target)
  }

  choose(root, parentElement.querySelector(".spoken"), ids(data.chosen), state)
}

function ids(chosen) {
  return new Set([chosen ?? []].flat().filter(Boolean))
}

function isSelecting(root) {
  const selection = (root.getRootNode().getSelection?.() ?? document.getSelection())
  return Boolean(selection && !selection.isCollapsed && selection.toString().trim())
}

function frame(root, { height, label }) {
  root.style.maxHeight = height ? `${height}px` : ""
  root.classList.toggle("scrolls", Boolean(height))
  if (label) {
    root.setAttribute("role", "region")
    root.setAttribute("aria-label", label)
  }
  if (height) root.tabIndex = 0
}

function choose(root, spoken, wanted, state) {
  const key = [...wanted].sort().join(" ")
  if (key === state.chosen) return
  const isFirst = state.chosen === null || state.chosen === undefined
  state.chosen = key
  let first = null
  for (const element of root.querySelectorAll("[data-id]")) {
    const isChosen = wanted.has(element.dataset.id) || wanted.has(element.dataset.place)
    element.classList.toggle("chosen", isChosen)
    if (element.matches("button, [role=button]")) {
      if (isChosen) element.setAttribute("aria-current", "true")
      else element.removeAttribute("aria-current")
    }
    if (isChosen) first ??= element
  }
  if (!first) return
  if (!wanted.has(state.sent)) reveal(root, first, isFirst)
  state.sent = ""
  if (spoken) spoken.textContent = `Chosen: ${first.getAttribute("aria-label") ?? first.textContent.trim()}`
}

function reveal(root, element, isFirst) {
  const calm = isFirst || matchMedia("(prefers-reduced-motion: reduce)").matches
  const behavior = calm ? "auto" : "smooth"
  if (root.scrollHeight <= root.clientHeight + 1) {
    if (!isFirst) element.scrollIntoView({ block: "nearest", behavior })
    return
  }
  const box = element.getBoundingClientRect()
  const frame = root.getBoundingClientRect()
  if (box.top >= frame.top + 24 && box.bottom <= frame.bottom - 24) return
  const top = root.scrollTop + box.top - frame.top - root.clientHeight / 3
  root.scrollTo({ top: Math.max(0, top), behavior })
}
