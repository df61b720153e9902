"""Dateline Atlas: the server, and the script that it runs for each view of a visitor.

``streamlit run app.py`` finds ``app`` and serves it; Streamlit then runs this same file, as
``__main__``, whenever a page is to be drawn.
"""

import streamlit as st

if __name__ == "__main__":
    from pages.shared.frame.page_frame import draw_frame

    draw_frame()
else:
    from geo.serving import middleware, routes, set_up_logs
    from pages.shared.interactive_map import map_files
    from pages.shared.warming import warmed

    set_up_logs()
    below = str(st.get_option("server.baseUrlPath") or "")
    around = middleware(below, ahead=map_files)
    app = st.App(__file__, routes=routes(below), middleware=around, lifespan=warmed)
