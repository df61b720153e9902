"""The share button: copies the address of exactly this view."""

from __future__ import annotations

import streamlit as st

HTML = """
<button type="button" title="Copy the address of exactly this view">Copy link</button>
<span role="status"></span>
<input type="text" readonly hidden aria-label="Link to this view">
"""

CSS = """
:host { display: block; }
button {
  font: 400 0.875rem/1.6 var(--st-font);
  min-height: 2.5rem;
  padding: 0.25rem 0.75rem;
  color: var(--st-text-color);
  background: var(--st-background-color);
  border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius);
  cursor: pointer;
  white-space: nowrap;
}
button:hover { border-color: var(--st-primary-color); color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
span { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
input {
  margin-top: 0.5rem;
  width: 100%;
  font: 400 0.875rem var(--st-code-font);
  box-sizing: border-box;
}
"""

JS = """
const SAID = "Link copied"

export default function share({ parentElement }) {
  const button = parentElement.querySelector("button")
  const status = parentElement.querySelector("span")
  const field = parentElement.querySelector("input")
  if (!button) return
  const label = button.dataset.label ?? button.textContent
  button.dataset.label = label

  const done = () => {
    button.textContent = SAID
    status.textContent = SAID
    setTimeout(() => { button.textContent = label; status.textContent = "" }, 2500)
  }

  button.onclick = async () => {
    const link = window.location.href
    try {
      await navigator.clipboard.writeText(link)
      done()
    } catch {
      field.hidden = false
      field.value = link
      field.select()
      if (document.execCommand("copy")) done()
    }
  }
}
"""

_BUTTON = st.components.v2.component("dateline-share", html=HTML, css=CSS, js=JS)


def share_button() -> None:
    """Draw the button; without a clipboard it shows the address, selected, to be copied."""
    _BUTTON(key="share", height="content", width="content")
