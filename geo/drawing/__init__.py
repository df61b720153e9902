"""Drawing: the map, the timeline, the text and the cards, from one table of mentions.

Everything here is pure: a mention table (``geo.asking.mentions``) and a theme go in, a
``folium.Map``, a ``plotly`` figure or safe HTML comes out. Nothing imports Streamlit. ``theme``
is ``"light"``, ``"dark"`` or ``None`` wherever it is asked for; ``chosen`` is the id of what
the reader has chosen (a mention, a place or a region), empty for nothing.

Where things are
----------------
palette           every colour, pattern and typeface; ``theme_named``, ``hue_of``, ``css_tokens``
vision            contrast, colour blindness, difference of colours
excerpt           ``escape``, the one escaping function; ``marked``: a text with its marks
reader            ``reader_html``, ``marks_of``: a whole article, to be clicked and tabbed through
cards             ``quote_card``, ``quote_cards``; ``place_list``: the map as a list
provenance        ``provenance(saying)``: said, first printed, by whom and how, what differs
outlet_days       ``day_bars``: the days that outlets tell of
printed           ``side_by_side``: one remark in several printings, the words that differ marked
voice_profile     ``remark_cards``, ``cue_bars``; a voice's places and arcs as rows for the map
region_profile    a region's definitions, events and speakers
story_lists       ``story_told``, ``articles_list``, ``days_list``: a story and its articles
comparison_lists  ``ledger``, ``passages``, ``remarks_in_both``: two articles side by side
two_clocks        ``hours_on_two_clocks``: an hour that falls on two days
legend            ``legend_html("map" | "timeline" | "text", theme)``
sheet             ``page_style(theme)``: the one ``<style>``; ``EXCERPT``: html, css and js of the
                  component
pins              ``gather_places(mentions)``: a row a place; ``places_table``: the same to be read
atlas             ``base_map``, ``place_layer``, ``region_layer``, ``arc_layer``, ``look_layer``,
                  ``place_from_map``; ``pin_layer``, ``area_layer`` for voices, comparisons and
                  rival definitions
initial_extent    ``frame_of(places)``: where a map looks first, around what is mostly told of
basemap           the land, borders and hatched areas that ``base_map`` draws
moments           ``gather_moments``, ``moments_from_timeline``, ``timeline_alt``
wording           how a mention is said, in labels, tooltips, cards and tables
card              a quotation as a picture; ``locator``: a small map as one; ``lettering``: their
                  type
picture           map and timeline as SVG with no browser: ``picture_svg``, ``map_svg``; ``to_png``
brand             the project's mark and name
map_view          ``looked_at(kept, lens)``: where a map of many articles looks
onefile           articles as one HTML file; ``storyboard``: an article's story, step by step
slides            an article's story as slides; ``formats``: every format, drawn ones too
reference_events  the reference events that belong to some articles
timeline          ``timeline``, ``voice_timeline``, ``multiples``: plotly figures; ``CHART_CONFIG``

How pages use it
----------------
Style, once in ``app.py``, before anything else is drawn::

    st.html(page_style(theme))

Text, cards and lists send back what is clicked through one component, registered once::

    excerpt = st.components.v2.component("dateline-excerpt", **EXCERPT)
    excerpt(key="reader", data={"html": reader_html(text, marks), "chosen": mention},
            on_chosen_change=callback)      # st.session_state["reader"].chosen is the id

``reader_html``, ``quote_cards``, ``place_list`` and ``legend_html`` are all such html; each
also reads well in plain ``st.html``, where nothing is clickable. Whatever is clickable
carries ``data-id``; ``chosen`` is applied in the browser, scrolled to and announced.

Map: what never changes is in the base, what follows the lens in the layers::

    base = base_map(theme, worldview, assets)
    layers = [region_layer(mentions, chosen, theme), place_layer(mentions, chosen, theme)]
    event = st_folium(base, key="map", feature_group_to_add=layers, returned_objects=RETURNED,
                      height=460, use_container_width=True)
    place_from_map(event)   # "geonames:1866923", "region:middle-east" or None

``assets`` are relative addresses of folders the pages serve (``declare_component(name,
path=...)`` gives ``"../" + component.name``): ``MapAssets(leaflet=..., script=...)`` for
``leaflet_folder()`` and ``script_folder()``.

Timeline::

    st.plotly_chart(timeline(mentions, days, theme, chosen), theme=None, key="timeline",
                    on_select=callback, selection_mode="points", config=CHART_CONFIG,
                    alt=timeline_alt(mentions, days))
    moments_from_timeline(st.session_state["timeline"])   # Moment(mention, first, last, ...)
"""
