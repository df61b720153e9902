// Excerpts: shows safe HTML, sends back the id of what is chosen, and brings the choice into view.
// data: { html, chosen, height, label, selectable }

const states = new WeakMap()

export default function excerpt({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".excerpt")
  if (!root) return
  const state = states.get(root) ?? { html: null, chosen: "", sent: "" }
  states.set(root, state)

  if (data.html !== state.html) {
    if (state.html === null) unveil(root)
    root.innerHTML = data.html
    state.html = data.html
    state.chosen = null
  }
  frame(root, data)
  offerAll(root, parentElement.querySelector(".unfold"), data)
  attend(root)
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
  light(root, false)
}

// The first words wait for style and typeface, so that no line breaks anew under the reader's eyes.
async function unveil(root) {
  root.style.visibility = "hidden"
  const end = performance.now() + 2500
  const family = () => getComputedStyle(root).getPropertyValue("--serif").trim()
  while (!family() && performance.now() < end) await new Promise(requestAnimationFrame)
  const faces = ["400", "600"].map((weight) => document.fonts.load(`${weight} 1em ${family() || "serif"}`))
  await Promise.race([Promise.allSettled(faces), new Promise((done) => setTimeout(done, end - performance.now()))])
  root.style.visibility = ""
}

// A story that is told on this page (storying.js): its sentence or mark is lit in the text.
const attending = new WeakSet()

function attend(root) {
  if (attending.has(root) || !root.querySelector(".sentence")) return
  attending.add(root)
  const heed = () => {
    if (root.isConnected) return light(root, true)
    attending.delete(root)
    window.removeEventListener("dateline:told", heed)
  }
  window.addEventListener("dateline:told", heed)
}

function light(root, isNow) {
  const told = window.datelineTold
  const lit = lightTold(root, told)
  if (!lit.length || (isNow && !told.isNew)) return
  if (isNow) centre(root, lit[0])
  else if (!root.dataset.lit) for (const wait of [0, 900]) {
    setTimeout(() => { if (lit[0].matches(".told-now")) centre(root, lit[0]) }, wait)
  }
  root.dataset.lit = "once"
}

function centre(root, element) {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches
  const behavior = calm ? "auto" : "smooth"
  const isNarrow = matchMedia("(max-width: 40rem)").matches
  if (isNarrow || root.scrollHeight <= root.clientHeight + 1) return element.scrollIntoView({ block: "center", behavior })
  const top = element.getBoundingClientRect().top - root.getBoundingClientRect().top
  root.scrollTo({ top: Math.max(0, root.scrollTop + top - root.clientHeight / 3), behavior })
}

function ids(chosen) {
  return new Set([chosen ?? []].flat().filter(Boolean))
}

function isSelecting(root) {
  const selection = (root.getRootNode().getSelection?.() ?? document.getSelection())
  return Boolean(selection && !selection.isCollapsed && selection.toString().trim())
}

function frame(root, { height, label }) {
  const isCut = height && !root.dataset.whole
  root.style.maxHeight = isCut ? `${height}px` : ""
  root.classList.toggle("scrolls", Boolean(isCut))
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
