// The one-file export: one choice, shown by text, map, timeline and cards alike.
"use strict"
{
  const { marks, places, board, sentences } = JSON.parse(document.getElementById("data").textContent)
  const byId = new Map(marks.map((mark) => [mark.id, mark]))
  const placeById = new Map(places.map((place) => [place.id, place]))
  const steps = marks.filter((mark) => mark.kind !== "happening")
  const $ = (id) => document.getElementById(id)
  const calm = matchMedia("(prefers-reduced-motion: reduce)")
  const DAY = 86_400_000
  let chosen = ""
  let playing = 0

  function make(parent, tag, values = {}, text = "") {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag)
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value)
    if (text) element.textContent = text
    parent.append(element)
    return element
  }

  // What is chosen ------------------------------------------------------------------------

  function choose(id, from = "") {
    if (!byId.has(id) && !placeById.has(id)) id = ""
    chosen = id
    const mark = byId.get(id)
    for (const element of document.querySelectorAll("[data-id]")) {
      const isChosen = Boolean(id) && (element.dataset.id === id || element.dataset.place === id)
      element.classList.toggle("chosen", isChosen)
      if (!element.matches("button, [role=button]")) continue
      if (isChosen) element.setAttribute("aria-current", "true")
      else element.removeAttribute("aria-current")
    }
    tell(id)
    const place = placeById.get(mark ? mark.place : id)
    for (const pin of $("pins").children) pin.classList.toggle("chosen", Boolean(place) && pin.dataset.id === place.id)
    drawArcs(mark)
    if (place && from !== "map") moveTo(place)
    if (mark?.first && from !== "timeline") showDays(mark)
    if (id && from !== "text") reveal(id)
    const at = steps.findIndex((step) => step.id === id)
    $("step").textContent = at < 0 ? `${steps.length} marks` : `${at + 1} of ${steps.length}`
    history.replaceState(null, "", id ? `#${encodeURIComponent(id)}` : location.pathname + location.search)
  }

  function reveal(id) {
    const inText = [...$("text").querySelectorAll("mark[data-id]")]
    const found = inText.find((m) => m.dataset.id === id) ?? inText.find((m) => m.dataset.place === id)
    found?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" })
  }

  function tell(id) {
    const panel = $("chosen")
    panel.replaceChildren()
    const add = (parent, tag, text, name = "") => {
      const element = document.createElement(tag)
      element.textContent = text
      if (name) element.className = name
      parent.append(element)
      return element
    }
    const mark = byId.get(id)
    const place = placeById.get(id)
    if (!mark && !place) return add(panel, "p", "Nothing is chosen. Choose a marked word, a pin, a moment or a card.", "hint")
    add(panel, "h3", mark ? mark.words : place.name)
    tellSentences(panel, add, mark ? [mark] : marks.filter((one) => one.place === id && one.kind === "place"))
    const facts = mark ? mark.facts : placeFacts(place)
    const list = add(panel, "dl", "")
    for (const [term, said] of Object.entries(facts)) {
      add(list, "dt", term)
      add(list, "dd", said)
    }
  }

  // Where the text is not on the page, a mark says its sentence, and a place all of its own.
  function tellSentences(panel, add, held) {
    const [told, most] = [new Set(), 6]
    for (const one of held) {
      if (!sentences || one.sentence === undefined || told.has(one.sentence) || told.size >= most) continue
      told.add(one.sentence)
      const quoted = add(panel, "blockquote", sentences[one.sentence])
      quoted.dir = "auto"
    }
  }

  function placeFacts(place) {
    const told = [place.literal && `${place.literal} × the place itself`, place.figurative && `${place.figurative} × a government or people`]
    return { Kind: place.kind, Named: told.filter(Boolean).join(", "), "How sure": `${Math.round(100 * place.sure)} % sure at best` }
  }

  // The map -------------------------------------------------------------------------------

  const map = $("map")
  const whole = map.getAttribute("viewBox").split(" ").map(Number)
  let view = [...whole]
  let moving = 0

  const scale = () => {
    const box = map.getBoundingClientRect()
    return Math.min(view[2] / (box.width || 1), view[3] / (box.height || 1)) || 1
  }

  function look(next) {
    view = next
    map.setAttribute("viewBox", view.map((n) => n.toFixed(1)).join(" "))
    const k = scale()
    for (const pin of $("pins").children) pin.setAttribute("transform", `translate(${pin.dataset.x} ${pin.dataset.y}) scale(${k})`)
    for (const pattern of map.querySelectorAll("pattern")) {
      const turned = pattern.id === "disputed" ? " rotate(45)" : ""
      pattern.setAttribute("patternTransform", `scale(${k})${turned}`)
    }
    label(k)
  }

  function held([x, y, w, h]) {
    const over = w * 0.1
    const kept = (at, size, from, all) => size >= all ? from + (all - size) / 2 : Math.min(from + all - size + over, Math.max(from - over, at))
    return [kept(x, w, whole[0], whole[2]), kept(y, h, whole[1], whole[3]), w, h]
  }

  function glide(next) {
    cancelAnimationFrame(moving)
    if (calm.matches) return look(next)
    const from = [...view]
    const begun = performance.now()
    const frame = (now) => {
      const t = Math.min(1, (now - begun) / 450)
      const ease = 1 - (1 - t) ** 3
      look(from.map((n, i) => n + (next[i] - n) * ease))
      if (t < 1) moving = requestAnimationFrame(frame)
    }
    moving = requestAnimationFrame(frame)
  }

  function fitted(points) {
    if (!points.length) return [...whole]
    const xs = points.map((p) => p.x)
    const ys = points.map((p) => p.y)
    const box = map.getBoundingClientRect()
    const ratio = (box.width || 3) / (box.height || 2)
    let width = Math.max(300, (Math.max(...xs) - Math.min(...xs)) * 1.3)
    let height = Math.max(200, (Math.max(...ys) - Math.min(...ys)) * 1.4)
    if (width / height < ratio) width = height * ratio
    else height = width / ratio
    width = Math.min(width, whole[2])
    const x = (Math.max(...xs) + Math.min(...xs)) / 2 - width / 2
    const y = (Math.max(...ys) + Math.min(...ys)) / 2 - height / 2
    return [x, y, width, height]
  }

  function moveTo(place) {
    const [x, y, w, h] = view
    const inside = place.x > x + w * 0.12 && place.x < x + w * 0.88 && place.y > y + h * 0.12 && place.y < y + h * 0.88
    if (!inside) glide(held([place.x - w / 2, place.y - h / 2, w, h]))
  }

  function zoom(factor, cx = view[0] + view[2] / 2, cy = view[1] + view[3] / 2, now = false) {
    const width = Math.min(whole[2], Math.max(60, view[2] * factor))
    const by = width / view[2]
    const next = held([cx - (cx - view[0]) * by, cy - (cy - view[1]) * by, width, view[3] * by])
    if (now) look(next)
    else glide(next)
  }

  function shape(pin, place, size) {
    const name = place.sure < 0.6 ? "solid doubtful" : "solid"
    const at = { square: ["country", "subdivision", "region"].includes(place.kind), diamond: place.kind === "site" }
    const draw = (r, cls) => {
      if (at.square) make(pin, "rect", { x: -r, y: -r, width: 2 * r, height: 2 * r, class: cls })
      else if (at.diamond) make(pin, "path", { d: `M0 ${-r * 1.3}L${r * 1.3} 0L0 ${r * 1.3}L${-r * 1.3} 0z`, class: cls })
      else make(pin, "circle", { r, class: cls })
    }
    make(pin, "circle", { r: 14, fill: "transparent" })
    draw(size, place.literal && !place.figurative ? name : "hollow")
    if (place.literal && place.figurative) draw(size * 0.45, name)
    make(pin, "circle", { r: size + 5, class: "halo" })
  }

  function drawPins() {
    for (const place of [...places].reverse()) {
      const pin = make($("pins"), "g", {
        class: place.hue, "data-id": place.id, "data-x": place.x, "data-y": place.y, role: "button", tabindex: 0,
        "aria-label": `${place.name}, ${place.kind}, named ${place.count} times`,
      })
      make(pin, "title", {}, `${place.name} (${place.count})`)
      shape(pin, place, Math.min(11, 4.5 + 1.3 * Math.sqrt(place.count)))
    }
  }

  function label(k) {
    const group = $("labels")
    group.replaceChildren()
    const taken = places.map((p) => [p.x - 6 * k, p.y - 6 * k, p.x + 6 * k, p.y + 6 * k])
    const inside = (box) => box[0] >= view[0] && box[2] <= view[0] + view[2]
    const free = (box) => inside(box) && !taken.some((t) => box[0] < t[2] && box[2] > t[0] && box[1] < t[3] && box[3] > t[1])
    for (const place of places) {
      const wide = place.name.length * 6.6 * k
      const options = [[place.x + 10 * k, place.y - 7 * k, "start"], [place.x - 10 * k - wide, place.y - 7 * k, "end"]]
      for (const [x, y, anchor] of options) {
        const box = [x, y, x + wide, y + 14 * k]
        if (!free(box)) continue
        taken.push(box)
        const values = { x: anchor === "start" ? x : x + wide, y: place.y + 4 * k, "text-anchor": anchor, "font-size": 12 * k, "stroke-width": 3 * k }
        make(group, "text", values, place.name)
        break
      }
    }
  }

  function drawArcs(mark) {
    $("arcs").replaceChildren()
    const from = placeById.get(mark?.kind === "quotation" ? mark.place : "")
    if (!from) return
    for (const to of (mark.about ?? []).map((id) => placeById.get(id))) {
      if (!to || to === from) continue
      const [dx, dy] = [to.x - from.x, to.y - from.y]
      const bend = `${(from.x + to.x) / 2 + dy * 0.18} ${(from.y + to.y) / 2 - Math.abs(dx) * 0.18}`
      make($("arcs"), "path", { d: `M${from.x} ${from.y}Q${bend} ${to.x} ${to.y}` })
    }
  }

  // The timeline --------------------------------------------------------------------------

  const dated = marks.filter((mark) => mark.first)
  const time = (day) => Date.parse(`${day}T00:00:00Z`)
  const own = dated.filter((m) => m.kind !== "happening" && m.form !== "vague")
  const source = own.length ? own : dated
  const ends = [Math.min(...source.map((m) => time(m.first))), Math.max(...source.map((m) => time(m.last) + DAY))]
  const pad = Math.max(3 * DAY, (ends[1] - ends[0]) * 0.04)
  const all = dated.length ? [ends[0] - pad, ends[1] + pad] : [0, 1]
  let days = [...all]
  let toldDays = null
  const LANES = [["time", "Times"], ["quotation", "Quotations"], ["happening", "Reference"]]

  function ticks(width) {
    const wanted = Math.max(2, Math.floor(width / 90))
    const months = (days[1] - days[0]) / (30.4 * DAY)
    const step = [1 / 30, 1 / 4, 1, 3, 6, 12, 24, 60, 120, 240].find((s) => months / s <= wanted) ?? 600
    const found = []
    if (step < 1) {
      const by = step < 0.1 ? DAY * Math.max(1, Math.ceil((days[1] - days[0]) / DAY / wanted)) : 7 * DAY
      for (let t = Math.ceil(days[0] / by) * by; t < days[1]; t += by) found.push([t, new Date(t).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })])
      return found
    }
    const start = new Date(days[0])
    let month = Math.ceil((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step
    for (; Date.UTC(0, month) < days[1] + 1e15; month += step) {
      const t = Date.UTC(Math.floor(month / 12), month % 12)
      if (t > days[1]) break
      if (t >= days[0]) found.push([t, step < 12 ? new Date(t).toLocaleDateString("en-GB", { month: "short", year: "numeric", timeZone: "UTC" }) : String(Math.floor(month / 12))])
    }
    return found
  }

  function drawTimeline() {
    const svg = $("timeline")
    svg.replaceChildren()
    const width = Math.max(280, svg.parentElement.clientWidth)
    const left = width < 420 ? 0 : 84
    const x = (t) => left + ((t - days[0]) / (days[1] - days[0])) * (width - left - 12)
    let y = 20
    const lanes = LANES.filter(([kind]) => dated.some((m) => m.kind === kind))
    const fade = make(make(svg, "defs"), "linearGradient", { id: "fade" })
    for (const [offset, opacity] of [[0, 0], [0.3, 1], [0.7, 1], [1, 0]]) make(fade, "stop", { offset, "stop-color": "currentColor", "stop-opacity": opacity })
    const body = make(svg, "g")
    for (const [kind, name] of lanes) {
      if (left) make(svg, "text", { x: 8, y: y + 12 }, name)
      const rows = []
      const drawn = []
      for (const mark of dated.filter((m) => m.kind === kind)) {
        const from = x(time(mark.first))
        const to = Math.max(from + 1, x(time(mark.last) + DAY))
        if (to < left || from > width) continue
        const row = rows.findIndex((end) => end + 2 < (mark.form === "exact" ? (from + to) / 2 - 8 : from))
        const at = row < 0 ? (rows.length < 14 ? rows.length : rows.indexOf(Math.min(...rows))) : row
        rows[at] = mark.form === "exact" ? (from + to) / 2 + 8 : Math.max(to, from + 8)
        drawn.push([mark, Math.max(left, from), Math.min(width, to), at])
      }
      const tall = rows.length > 6 ? 11 : 15
      for (const [mark, from, to, at] of drawn) moment(body, mark, from, to, y + at * tall)
      y += Math.max(1, rows.length) * tall + 16
      make(svg, "line", { x1: left, x2: width, y1: y - 8, y2: y - 8, class: "grid" })
    }
    const height = Math.max(70, y + 16)
    for (const [t, text] of ticks(width - left)) {
      make(svg, "line", { x1: x(t), x2: x(t), y1: 8, y2: height, class: "grid" })
      if (x(t) < width - 60) make(svg, "text", { x: x(t) + 3, y: height - 6 }, text)
    }
    if (toldDays) {
      const [from, to] = toldDays.map((t) => Math.min(width, Math.max(left, x(t))))
      make(svg, "rect", { x: from - 2, width: Math.max(4, to - from + 4), y: 8, height: height - 8, class: "told-days" })
    }
    svg.append(body)
    if (!dated.length) make(svg, "text", { x: 12, y: 30 }, "Nothing here has a date.")
    svg.setAttribute("viewBox", `0 0 ${width} ${height}`)
    svg.setAttribute("height", height)
  }

  function moment(parent, mark, from, to, y) {
    const said = Object.values(mark.facts)[0]
    const group = make(parent, "g", {
      class: ["moment", mark.kind, mark.hue, mark.form, mark.id === chosen ? "chosen" : ""].join(" "),
      "data-id": mark.id, role: "button", tabindex: 0, "aria-label": `${mark.words}: ${mark.facts.Means ?? mark.facts.Said ?? said}`,
    })
    make(group, "title", {}, `${mark.words}\n${mark.facts.Means ?? mark.facts.Said ?? said}`)
    make(group, "rect", { x: from - 4, y: y - 2, width: Math.max(16, to - from + 8), height: 15, fill: "transparent" })
    const middle = (from + to) / 2
    if (mark.form !== "exact") make(group, "rect", { x: from, y: y + 2, width: Math.max(8, to - from), height: 8, class: "drawn" })
    else if (mark.kind === "quotation") make(group, "path", { d: `M${middle} ${y - 1}l7 7l-7 7l-7 -7z`, class: "drawn" })
    else make(group, "circle", { cx: middle, cy: y + 6, r: 5.5, class: "drawn" })
  }

  const reach = (told) => [time(told.first), time(told.last) + DAY]

  function showDays(mark) {
    const [from, to] = reach(mark)
    if (from >= days[0] && to <= days[1]) return
    days = [Math.min(from, days[0]), Math.max(to, days[1])]
    drawTimeline()
  }

  function zoomTime(factor) {
    const mark = byId.get(chosen)
    const middle = mark?.first ? (time(mark.first) + time(mark.last)) / 2 : (days[0] + days[1]) / 2
    const half = Math.max(2 * DAY, ((days[1] - days[0]) / 2) * factor)
    days = [middle - half, middle + half]
    drawTimeline()
  }

  // Stepping, keys and clicks -------------------------------------------------------------

  function step(by) {
    if (!steps.length) return
    const at = steps.findIndex((mark) => mark.id === chosen)
    const next = at < 0 ? (by > 0 ? 0 : steps.length - 1) : at + by
    if (next < 0 || next >= steps.length) return stop()
    choose(steps[next].id)
  }

  function stop() {
    clearInterval(playing)
    playing = 0
    $("play").setAttribute("aria-pressed", "false")
    $("play").textContent = "Play"
  }

  function play() {
    if (playing) return stop()
    $("play").setAttribute("aria-pressed", "true")
    $("play").textContent = "Pause"
    step(1)
    playing = setInterval(() => step(1), 2600)
  }

  function from(element) {
    return element.closest("#map") ? "map" : element.closest("#timeline") ? "timeline" : element.closest("#text") ? "text" : "card"
  }

  // The story (story.js): the text is lit (lit.js), the map goes where it is told, the days are banded.

  function tellStory(told, isNew = true) {
    const lit = lightTold($("text"), told)
    if (isNew) lit[0]?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" })
    const there = (told?.places ?? []).map((place) => placeById.get(place.id)).filter(Boolean)
    for (const pin of $("pins").children) pin.classList.toggle("chosen", there.some((place) => place.id === pin.dataset.id))
    if (there.length) glide(held(fitted(there)))
    toldDays = told?.first ? reach(told) : null
    if (toldDays) days = [Math.min(toldDays[0], days[0]), Math.max(toldDays[1], days[1])]
    drawTimeline()
  }

  const story = board && storyPlayer($("story"), {
    tell: tellStory,
    read: () => ({}),
    write: () => {},
    mount: (isOpen) => {
      document.documentElement.toggleAttribute("data-story", isOpen)
      if (isOpen) {
        stop()
        choose("")
      }
    },
  })

  let dragged = null
  document.addEventListener("click", (event) => {
    if (event.target.closest("a") || dragged?.moved) return
    const holder = event.target.closest("[data-id]")
    if (!holder) return
    stop()
    choose(holder.dataset.id === chosen ? "" : holder.dataset.id, from(holder))
  })

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
    if (event.key === "ArrowRight" || event.key === "ArrowLeft") {
      event.preventDefault()
      stop()
      step(event.key === "ArrowRight" ? 1 : -1)
    } else if (event.key === "Escape") {
      stop()
      choose("")
    } else if ((event.key === "Enter" || event.key === " ") && event.target.getAttribute?.("role") === "button") {
      event.preventDefault()
      event.target.dispatchEvent(new MouseEvent("click", { bubbles: true }))
    }
  })

  const inMap = (event) => {
    const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(map.getScreenCTM().inverse())
    return [point.x, point.y]
  }
  map.addEventListener("pointerdown", (event) => {
    dragged = { x: event.clientX, y: event.clientY, view: [...view], moved: false }
  })
  addEventListener("pointermove", (event) => {
    if (!dragged || !event.buttons || dragged.ended) return
    const [dx, dy] = [event.clientX - dragged.x, event.clientY - dragged.y]
    if (Math.hypot(dx, dy) > 4) dragged.moved = true
    const k = scale()
    if (dragged.moved) look([dragged.view[0] - dx * k, dragged.view[1] - dy * k, dragged.view[2], dragged.view[3]])
  })
  addEventListener("pointerup", () => {
    if (dragged) setTimeout(() => (dragged = null), 0)
  })
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    zoom(event.deltaY > 0 ? 1.2 : 1 / 1.2, ...inMap(event), true)
  }, { passive: false })

  $("nearer").onclick = () => zoom(0.5)
  $("farther").onclick = () => zoom(2)
  $("fit").onclick = () => glide(fitted(places))
  $("closer").onclick = () => zoomTime(0.5)
  $("wider").onclick = () => zoomTime(2)
  $("whole").onclick = () => {
    days = [...all]
    drawTimeline()
  }
  $("back").onclick = () => (stop(), step(-1))
  $("on").onclick = () => (stop(), step(1))
  $("play").onclick = play
  $("clear").onclick = () => (stop(), choose(""))
  const wishes = matchMedia("(prefers-color-scheme: dark)")
  const isDark = () => (document.documentElement.dataset.theme || (wishes.matches ? "dark" : "light")) === "dark"
  const showTheme = () => $("theme").setAttribute("aria-pressed", String(isDark()))
  $("theme").onclick = () => {
    document.documentElement.dataset.theme = isDark() ? "light" : "dark"
    showTheme()
  }
  wishes.addEventListener("change", showTheme)
  showTheme()

  const corrected = new Set(marks.filter((mark) => mark.facts["Corrected by"]).map((mark) => mark.id))
  for (const mark of document.querySelectorAll("#text mark")) mark.classList.toggle("corrected", corrected.has(mark.dataset.id))
  drawPins()
  look(fitted(places))
  drawTimeline()
  story?.offer(board)
  let wide = innerWidth
  addEventListener("resize", () => {
    if (innerWidth === wide) return
    wide = innerWidth
    look(fitted(places))
    drawTimeline()
  })
  $("step").textContent = `${steps.length} marks`
  try {
    if (location.hash.length > 1) choose(decodeURIComponent(location.hash.slice(1)))
  } catch {
    choose("") // a link damaged on its way
  }
}
