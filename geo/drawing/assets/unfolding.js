// What is higher than its frame fades at the end that is cut, and can be seen whole.

const watched = new WeakSet()

function offerAll(root, button, data) {
  if (!button) return
  const show = () => {
    const isWhole = Boolean(root.dataset.whole)
    const below = root.scrollHeight - root.clientHeight - root.scrollTop
    const isCut = root.classList.contains("scrolls") && root.scrollHeight > root.clientHeight + 24
    root.classList.toggle("fades", isCut && below > 8)
    button.hidden = !isWhole && !isCut
    button.textContent = isWhole ? "Show less" : "Show all"
    button.classList.toggle("under", isWhole)
  }
  button.onclick = () => {
    if (root.dataset.whole) delete root.dataset.whole
    else root.dataset.whole = "yes"
    frame(root, data)
    show()
    if (!root.dataset.whole) root.scrollIntoView({ block: "nearest" })
  }
  if (!watched.has(root)) {
    watched.add(root)
    root.addEventListener("scroll", show, { passive: true })
    new ResizeObserver(show).observe(root)
  }
  show()
}
