// What a story tells, lit in a text: its marks, or else its whole sentence. Returns what is lit.
function lightTold(root, told) {
  for (const lit of root.querySelectorAll(".told-now")) lit.classList.remove("told-now")
  if (!told) return []
  const wanted = new Set(told.ids)
  const marks = [...root.querySelectorAll("mark[data-id]")].filter((mark) => wanted.has(mark.dataset.id))
  const sentence = root.querySelector(`.sentence[data-start="${told.at}"]`)
  const lit = marks.length ? marks : sentence ? [sentence] : []
  for (const element of lit) element.classList.add("told-now")
  return lit
}
