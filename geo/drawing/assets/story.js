// A story: an article step by step. It tells each step to whoever shows text, map and timeline, and
// asks no server. Two faces use it: the page (storying.js) and the one-file export (onefile.js).
//
//   const story = storyPlayer(root, { tell(step), read(), write(address), mount(isOpen) })
//   story.offer(board)     a board of geo/drawing/storyboard.py; what is open stays open
//   story.end()            when its place is gone
//
// The address holds the step (story=3), how the story is told when by marks (by=mark), and what the
// reader kept in which order (steps=0-3,7,5). Nothing plays until the reader asks for it.

const STORY_WAYS = { sentence: "By sentence", mark: "By mark" }
const STORY_PACE = { least: 3000, most: 9000, perCharacter: 42 }

function storyPlayer(root, face) {
  const state = { board: null, way: "sentence", order: [], at: 0, open: false, timer: 0, listed: false, came: false }
  const part = {}

  const all = () => state.board?.[state.way] ?? []
  const steps = () => state.order.map((number) => all()[number])

  function make(parent, tag, { text = "", ...values } = {}, act = null) {
    const element = document.createElement(tag)
    for (const [name, value] of Object.entries(values)) element.setAttribute(name, value)
    if (text) element.textContent = text
    if (act) element.addEventListener("click", act)
    parent.append(element)
    return element
  }

  const press = (parent, text, label, act, name = "") =>
    make(parent, "button", { type: "button", text, ...(label ? { "aria-label": label } : {}), class: name }, act)

  // What stands on the screen --------------------------------------------------------------

  function offer(board) {
    const isOther = state.board?.article !== board.article
    state.board = board
    if (!isOther) {
      const kept = state.order.filter((number) => number < all().length)
      state.order = kept.length ? kept : all().map((_, number) => number)
      return state.open && state.order.length ? step(state.at, false) : undefined
    }
    const was = state.open
    stop()
    state.open = false
    if (part.shown) {
      if (was) leave()
    } else restore(face.read())
    part.shown = true
    draw()
    if (state.open) step(state.at)
  }

  function restore({ story = "", by = "", steps: kept = "" }) {
    state.way = by in STORY_WAYS ? by : "sentence"
    state.order = orderFrom(kept, all().length)
    state.came = state.order.length < all().length
    if (!/^\d{1,6}$/.test(story) || !state.order.length) return
    state.at = Math.min(Math.max(1, Number(story)), state.order.length) - 1
    state.open = true
  }

  function draw() {
    root.replaceChildren()
    if (!state.open) {
      const button = press(root, "Story", "", begin, "begin")
      button.disabled = !state.board.sentence.length && !state.board.mark.length
      button.title = "Walk through the article step by step"
      return face.mount(false)
    }
    const player = make(root, "section", { class: "player", "aria-label": "Story" })
    controls(player)
    part.told = make(player, "div", { class: "told" })
    part.list = make(player, "div", { class: "list", id: "steps-of-story" })
    unfold(state.listed)
    face.mount(true)
  }

  function controls(player) {
    const bar = make(player, "div", { class: "bar" })
    const moves = make(bar, "div", { class: "moves" })
    part.back = press(moves, "‹", "Step back", () => act(() => step(state.at - 1)))
    part.play = press(moves, "Play", "", toggle, "play")
    part.on = press(moves, "›", "Step on", () => act(() => step(state.at + 1)))
    part.count = make(moves, "output", { class: "count", "aria-live": "off" })
    const ways = make(bar, "div", { class: "ways", role: "group", "aria-label": "How the story is told" })
    for (const [way, name] of Object.entries(STORY_WAYS)) {
      const button = press(ways, name, "", () => act(() => tellBy(way)))
      button.setAttribute("aria-pressed", String(way === state.way))
      button.disabled = !state.board[way].length
    }
    part.unfold = press(bar, "Steps", "", () => unfold(!state.listed), "unfold")
    part.unfold.setAttribute("aria-controls", "steps-of-story")
    press(bar, "Close", "Close the story", close, "close")
  }

  function unfold(isListed) {
    state.listed = isListed
    part.list.hidden = !isListed
    part.unfold.setAttribute("aria-expanded", String(isListed))
    part.list.querySelector(".now")?.scrollIntoView({ block: "nearest" })
  }

  function show() {
    const told = steps()[state.at]
    part.back.disabled = state.at === 0
    part.on.disabled = state.at === state.order.length - 1
    part.count.textContent = `${state.at + 1} of ${state.order.length}`
    part.told.setAttribute("aria-live", state.timer ? "off" : "polite")
    part.told.replaceChildren()
    make(part.told, "p", { class: "words", dir: "auto", text: told.words })
    const facts = make(part.told, "dl")
    for (const [term, said] of [["Who", told.who], ["Where", told.where], ["When", told.when]]) {
      if (!said) continue
      const pair = make(facts, "div")
      make(pair, "dt", { text: term })
      make(pair, "dd", { text: said })
    }
    listSteps(part.list)
  }

  function listSteps(list) {
    const dropped = all().length - state.order.length
    const focused = root.getRootNode().activeElement?.dataset?.does
    list.replaceChildren()
    part.unfold.textContent = dropped ? `Steps (${dropped} left out ${state.came ? "by this link" : "by you"})` : "Steps"
    const items = make(list, "ol")
    steps().forEach((told, at) => {
      const item = make(items, "li", at === state.at ? { class: "now" } : {})
      const go = press(item, told.words, "", () => act(() => step(at)), "go")
      if (at === state.at) go.setAttribute("aria-current", "step")
      const does = (sign, label, name, todo) => {
        const button = press(item, sign, `${label} step ${at + 1}`, () => act(todo))
        button.dataset.does = `${name}-${told.number}`
        return button
      }
      does("↑", "Move up", "up", () => move(at, at - 1)).disabled = at === 0
      does("↓", "Move down", "down", () => move(at, at + 1)).disabled = at === state.order.length - 1
      does("×", "Drop", "drop", () => drop(at)).disabled = state.order.length === 1
    })
    if (dropped) listLeftOut(list)
    if (storyOrder(state.order, all().length)) press(list, "Put all steps back", "", () => act(() => tellBy(state.way)), "again")
    if (focused) list.querySelector(`[data-does="${focused}"]:enabled`)?.focus()
    if (state.listed) items.querySelector(".now")?.scrollIntoView({ block: "nearest" })
  }

  function listLeftOut(list) {
    make(list, "p", { text: state.came ? "Left out by who made the link:" : "Left out by you:" })
    const items = make(list, "ul")
    all().forEach((told, number) => {
      if (state.order.includes(number)) return
      const item = make(items, "li")
      make(item, "span", { text: told.words })
      press(item, "Put back", `Put back: ${told.words}`, () => act(() => putBack(number)))
    })
  }

  // What happens ---------------------------------------------------------------------------

  function begin() {
    if (!state.board[state.way].length) state.way = "mark"
    if (!state.order.length) state.order = all().map((_, number) => number)
    state.open = true
    draw()
    step(state.at)
    part.on.focus()
  }

  function close() {
    stop()
    state.open = false
    leave()
    draw()
    root.querySelector(".begin").focus()
  }

  function leave() {
    Object.assign(state, { at: 0, order: [], listed: false })
    face.tell(null)
    face.write({ story: "", by: "", steps: "" })
  }

  // A step's own number outlives moves and drops; ``at`` is where it stands now.
  function step(at, isNew = true) {
    state.at = Math.min(Math.max(0, at), state.order.length - 1)
    show()
    face.tell(steps()[state.at], isNew)
    if (isNew) face.write({
      story: String(state.at + 1),
      by: state.way === "mark" ? "mark" : "",
      steps: storyOrder(state.order, all().length),
    })
  }

  function tellBy(way) {
    const at = steps()[state.at]?.at ?? 0
    state.way = way
    state.order = all().map((_, number) => number)
    draw()
    step(Math.max(0, all().findIndex((told) => told.at >= at)))
  }

  function move(from, to) {
    const here = state.order[state.at]
    state.order.splice(to, 0, ...state.order.splice(from, 1))
    step(state.order.indexOf(here))
  }

  function putBack(number) {
    const here = state.order[state.at]
    const after = state.order.findIndex((other) => other > number)
    state.order.splice(after < 0 ? state.order.length : after, 0, number)
    step(state.order.indexOf(here))
  }

  function drop(at) {
    state.came = false
    const here = state.order[state.at]
    state.order.splice(at, 1)
    const now = state.order.indexOf(here)
    step(now < 0 ? at : now)
  }

  // Playing: one timer at a time, which ends with the story, the page or the reader's next move.

  function act(todo) {
    stop()
    todo()
  }

  function toggle() {
    if (state.timer) return stop()
    if (state.at === state.order.length - 1) step(0)
    wait()
  }

  function wait() {
    const { least, most, perCharacter } = STORY_PACE
    const pace = Math.min(most, Math.max(least, steps()[state.at].words.length * perCharacter))
    state.timer = setTimeout(forward, face.pace ?? pace)
    part.play.textContent = "Pause"
  }

  function forward() {
    if (!state.open || !root.isConnected || document.hidden) return stop()
    step(state.at + 1)
    if (state.at < state.order.length - 1) wait()
    else stop()
  }

  function stop() {
    clearTimeout(state.timer)
    state.timer = 0
    if (part.play) part.play.textContent = "Play"
  }

  function heed(event) {
    if (!state.open || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.composedPath()[0]
    if (target.closest?.("input, textarea, select, [contenteditable], [role=radio], [role=tab], [role=slider], [role=dialog]")) return
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (!by && event.key !== "Escape") return
    event.preventDefault()
    if (by) act(() => step(state.at + by))
    else close()
  }

  document.addEventListener("keydown", heed)

  function end() {
    stop()
    document.removeEventListener("keydown", heed)
    if (state.open) face.tell(null)
    face.mount(false)
  }

  return { offer, end, step: (by) => act(() => step(state.at + by)), isOpen: () => state.open }
}

// The same short words for an order as geo/asking/stories.py writes and reads.
function storyOrder(numbers, total) {
  if (numbers.length === total && numbers.every((number, at) => number === at)) return ""
  const runs = []
  for (const number of numbers) {
    const last = runs.at(-1)
    if (last && number === last[1] + 1) last[1] = number
    else runs.push([number, number])
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(",")
}

function orderFrom(words, total) {
  const every = Array.from({ length: total }, (_, number) => number)
  if (!words.trim()) return every
  const numbers = words.split(",").flatMap((part) => {
    const found = /^\s*(\d{1,6})(?:-(\d{1,6}))?\s*$/.exec(part)
    return found ? every.slice(Number(found[1]), Number(found[2] ?? found[1]) + 1) : []
  })
  return numbers.length ? [...new Set(numbers)] : every
}
