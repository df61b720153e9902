"""Add: bring an article in by paste, link, file or feed, look it over, and see it read."""

import streamlit as st

from geo.keeping.intake import warm
from pages.shared.add import door, looking_over, pasting, ways_in
from pages.shared.add.example_read import show_example_read
from pages.shared.add.jobs import show_job
from pages.shared.frame.navigation import framed
from pages.shared.library.search import show_library
from pages.shared.panels import show_headline

framed()
show_headline(
    "Add an article",
    f"It is read on this server in well under a second, shown to you alone and {door.kept_told()}. "
    "Not a character of the text is changed.",
)
paste, link, files, library = st.tabs(["Paste", "Link or feed", "Files", "Your library"])
with paste:
    writing, details = st.columns([3, 2], gap="large")
    with writing:
        text = st.text_area(
            "Text of the article, in English",
            key="pasted-text",
            height=360,
            persist_state="session",
            placeholder="Paste the whole article here: headline, paragraphs and all.",
        )
    with details:
        pasting.show_details(text)
        pasting.show_buttons(text)
        pasting.show_outcome()
with link:
    ways_in.show_link()
with files:
    ways_in.show_files()
with library:
    show_library()
door.offer_to_keep()
show_job()
looking_over.show_door()
looking_over.show_mine()
show_example_read()
warm()
door.twins()  # opened while the reader still types, so that reading does not wait for it
