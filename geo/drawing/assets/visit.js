// One visit: a tour of three steps on the first one, and the page's address for paper.
// data: { theme, steps: [{ words, spot }] }; ``spot`` is the class of what a step is about.

const VISITED = "dateline-tour"
const tours = new WeakMap()

export default function visit({ data, parentElement, setTriggerValue }) {
  const root = parentElement.querySelector(".visit")
  if (!root) return
  followTheme(root, data.theme, setTriggerValue)
  attendPopovers()
  attendTurning()
  document.querySelector("[data-testid=stExpandSidebarButton]")?.setAttribute("aria-label", "Menu")
  if (tours.has(root)) return
  const print = () => document.documentElement.style.setProperty("--address", JSON.stringify(location.href))
  const paper = matchMedia("print")
  addEventListener("beforeprint", print)
  paper.addEventListener("change", print)
  const end = isFirst() ? tour(root, data.steps) : () => {}
  tours.set(root, end)
  return () => setTimeout(() => {
    if (root.isConnected) return
    removeEventListener("beforeprint", print)
    paper.removeEventListener("change", print)
    end()
  })
}

// Map, chart and colours are drawn for a theme: when the reader changes it, they are drawn again.
// This runs at every change of theme; a wish that is not granted is not repeated.
function followTheme(root, drawn, setTriggerValue) {
  const app = document.querySelector(".stApp")
  const seen = app && getComputedStyle(app).colorScheme
  if (!["light", "dark"].includes(seen) || seen === drawn) root.dataset.asked = ""
  else if (root.dataset.asked !== seen) {
    root.dataset.asked = seen
    setTriggerValue("theme", seen)
  }
}

// A first visit to the front page that asks for nothing; who follows a link has come for its view.
function isFirst() {
  try {
    return !location.search && !localStorage.getItem(VISITED) && Boolean(document.querySelector(".st-key-chips"))
  } catch {
    return false // a browser that keeps nothing would show it every time
  }
}

function tour(root, steps) {
  let at = 0
  const bar = document.createElement("section")
  bar.className = "tour"
  bar.setAttribute("aria-label", "Tour")
  bar.innerHTML = '<p role="status"></p><button type="button" class="on"></button>'
    + '<button type="button" class="end">Skip the tour</button>'
  const [words, on, skip] = bar.children
  const show = () => {
    words.textContent = `${at + 1} of ${steps.length}. ${steps[at].words}`
    on.textContent = at === steps.length - 1 ? "Done" : "Next"
    skip.hidden = at === steps.length - 1
    point(steps[at].spot)
  }
  const end = () => {
    try { localStorage.setItem(VISITED, "done") } catch { /* then it comes again */ }
    leave()
  }
  const leave = () => {
    point("")
    document.removeEventListener("keydown", heed)
    document.documentElement.removeAttribute("data-tour")
    bar.remove()
  }
  const heed = (event) => { if (event.key === "Escape") end() }
  on.onclick = () => { if (at === steps.length - 1) end(); else { at += 1; show() } }
  skip.onclick = end
  document.addEventListener("keydown", heed)
  document.documentElement.setAttribute("data-tour", "")
  root.append(bar)
  show()
  return leave
}

function point(spot) {
  for (const one of document.querySelectorAll(".toured")) one.classList.remove("toured")
  if (spot) document.querySelector(spot)?.classList.add("toured")
}
