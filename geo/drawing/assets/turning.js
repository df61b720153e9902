// One entry of the browser's history for each thing that a reader does. Turning to another page
// writes the address several times on the way; what was never looked at is no place to go back to.

function attendTurning() {
  const app = document.querySelector("[data-testid=stApp]")
  const page = document.documentElement
  if (!app || page.dataset.turning) return
  page.dataset.turning = "attended"
  let isOnTheWay = false
  const arrive = () => { isOnTheWay = false }
  for (const kind of ["pointerdown", "keydown"]) document.addEventListener(kind, arrive, { capture: true, passive: true })
  addEventListener("popstate", arrive)
  new MutationObserver(() => { if (app.dataset.testScriptState === "notRunning") arrive() })
    .observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] })
  const push = history.pushState.bind(history)
  history.pushState = (...entry) => {
    if (isOnTheWay) return history.replaceState(...entry)
    isOnTheWay = true
    push(...entry)
  }
}
