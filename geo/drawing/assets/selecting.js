// Words selected in a text: offers to send where they start and end, counted in characters as
// Python counts them (code points), not in UTF-16 units. Appended to excerpt.js.

const LONGEST_SELECTION = 2000

function watchSelection(root, send) {
  const offer = document.createElement("div")
  offer.className = "selecting"
  offer.hidden = true
  const button = document.createElement("button")
  button.type = "button"
  offer.append(button)
  root.after(offer)
  let sent = ""
  const tell = () => {
    if (!root.isConnected) return document.removeEventListener("selectionchange", tell)
    const words = selectedWords(root)
    const span = words ? `${words.start}-${words.end}` : ""
    offer.hidden = !words || span === sent
    if (offer.hidden) return
    sent = ""
    offer.dataset.span = span
    const shown = words.text.length > 32 ? `${words.text.slice(0, 31).trimEnd()}…` : words.text
    button.textContent = `Correct “${shown}”`
  }
  button.onpointerdown = (event) => event.preventDefault()
  button.onclick = () => {
    sent = offer.dataset.span
    send(sent)
    offer.hidden = true
  }
  document.addEventListener("selectionchange", tell)
}

function selectedWords(root) {
  const range = selectedRange(root)
  if (!range || !root.contains(range.startContainer) || !root.contains(range.endContainer)) return null
  const text = range.toString().trim()
  if (!text || text.length > LONGEST_SELECTION) return null
  const sentences = [...root.querySelectorAll(".sentence")].filter((s) => range.intersectsNode(s))
  if (!sentences.length) return null
  const first = sentences[0], last = sentences[sentences.length - 1]
  const start = offsetIn(first, range.startContainer, range.startOffset, 0)
  const end = offsetIn(last, range.endContainer, range.endOffset, [...last.textContent].length)
  return start < end ? { start, end, text } : null
}

function offsetIn(sentence, node, offset, otherwise) {
  let before = otherwise
  if (sentence.contains(node)) {
    const range = document.createRange()
    range.setStart(sentence, 0)
    range.setEnd(node, offset)
    before = [...range.toString()].length
  }
  return Number(sentence.dataset.start) + before
}

function selectedRange(root) {
  const shadow = root.getRootNode()
  const selection = document.getSelection()
  if (shadow instanceof ShadowRoot && selection?.getComposedRanges) {
    const [composed] = selection.getComposedRanges({ shadowRoots: [shadow] })
    return composed && !composed.collapsed ? asRange(composed) : null
  }
  const here = shadow.getSelection?.() ?? selection
  return here && here.rangeCount && !here.isCollapsed ? here.getRangeAt(0) : null
}

function asRange(composed) {
  const range = document.createRange()
  range.setStart(composed.startContainer, composed.startOffset)
  range.setEnd(composed.endContainer, composed.endOffset)
  return range
}
