// The buttons that copy a view: its address, or HTML that frames it in another page.

const labels = new WeakMap()
const PRIVATE = "Publish it first: nobody else can see it"

// The light page of this very view stands beside the pages: ./embed, with the page's name in "view".
function embedCode() {
  const { href, pathname, search } = window.location
  const address = new URL("embed", href)
  const page = pathname.split("/").pop()
  const asked = new URLSearchParams(search)
  for (const own of ["mention", "tiles", "edit", "story", "by", "steps"]) asked.delete(own)
  if (page) asked.set("view", page)
  address.search = asked.toString()
  const title = document.querySelector(".asking h1")?.textContent ?? document.title
  const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")
  return `<iframe src="${escaped(address.href)}" width="800" height="960" title="${escaped(title)}"` +
    ' loading="lazy" style="border:1px solid #dcd8d0;max-width:100%"></iframe>'
}

export default function share({ parentElement, data }) {
  const [link, embed] = parentElement.querySelectorAll("button")
  const status = parentElement.querySelector("span")
  const field = parentElement.querySelector("input")
  if (!link) return

  const says = (button, words) => {
    labels.set(button, labels.get(button) ?? [...button.childNodes])
    button.textContent = words
    status.textContent = words
    setTimeout(() => { button.replaceChildren(...labels.get(button)); status.textContent = "" }, 2500)
  }

  const copy = async (button, text, said, name) => {
    try {
      await navigator.clipboard.writeText(text)
      says(button, said)
    } catch {
      field.hidden = false
      field.value = text
      field.setAttribute("aria-label", name)
      field.select()
      if (document.execCommand("copy")) says(button, said)
    }
  }

  link.onclick = () => copy(link, window.location.href, "Link copied", "Link to this view")
  embed.onclick = () => data?.isPrivate
    ? says(embed, PRIVATE)
    : copy(embed, embedCode(), "Embed code copied", "HTML that shows this view in another page")
}
