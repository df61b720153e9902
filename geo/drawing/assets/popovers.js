// What opens from a button: the keyboard goes into it and stays in it, as its Escape, which is the
// page's own, leads back. On a narrow screen, where it lies over what it brings, it closes once
// something was chosen in it.

const POPOVER = "[data-testid=stPopoverBody]"
const PATIENCE = 15_000 // milliseconds
const FIELDS = "input:not([type=hidden]), textarea, select, button, a[href], [tabindex]"

function attendPopovers() {
  const page = document.documentElement
  if (page.dataset.popovers) return
  page.dataset.popovers = "attended"
  document.addEventListener("click", (event) => {
    if (event.target.closest?.("[data-testid=stPopoverButton]")) enter(performance.now() + PATIENCE)
  })
  document.addEventListener("keydown", (event) => { if (event.key === "Tab") stay(event) })
  document.addEventListener("keydown", (event) => { if (event.key === "Enter") takeDay(event.target) }, true)
  if (document.querySelector(POPOVER)) enter(performance.now() + PATIENCE) // opened before this came
}

// Its fields may come a moment after it, on a busy machine some seconds.
function enter(end) {
  const box = document.querySelector(POPOVER)
  const first = box && fieldsOf(box)[0]
  if (!first) return performance.now() < end ? setTimeout(() => enter(end), 30) : undefined
  if (box.contains(document.activeElement)) return
  const isTouched = matchMedia("(pointer: coarse)").matches // where a field would call up the keys
  box.tabIndex = -1
  const held = isTouched ? box : first
  held.focus({ preventScroll: true })
  if (matchMedia("(max-width: 40rem)").matches) closeOverResult(box, location.search)
}

function fieldsOf(box) {
  return [...box.querySelectorAll(FIELDS)].filter((one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length)
}

function stay(event) {
  const box = document.activeElement?.closest?.(POPOVER)
  const fields = box ? fieldsOf(box) : []
  if (!fields.length) return
  const [from, to] = event.shiftKey ? [fields[0], fields.at(-1)] : [fields.at(-1), fields[0]]
  if (document.activeElement !== from && document.activeElement !== box) return
  event.preventDefault()
  to.focus()
}

// A typed day is taken when the keyboard leaves its field; Enter leaves it for the box around it.
function takeDay(typed) {
  const field = typed.matches?.("[role=spinbutton]") && typed.closest("[data-testid=stDateInput]")
  if (!field) return
  field.tabIndex = -1
  field.focus({ preventScroll: true })
}

function closeOverResult(box, asked) {
  const wait = setInterval(() => {
    if (box.isConnected && location.search === asked) return
    clearInterval(wait)
    if (!box.isConnected) return
    document.activeElement?.blur()
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }))
  }, 150)
}
