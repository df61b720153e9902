// What the page calls (geo/drawing/atlas):
//   base(map, told)       land, borders, regions' patterns, scale, labels; once a frame
//   regions(group, told)  marks(group, places)  arcs(group, lines)
//   areas(group, shapes)  a region as it is defined, over the outline of another way
//   placing(group, told)  waits for a click that sets a point
//   look(group, told)     goes to what the page is about now
// Layers are removed and called again whenever the reader's lens changes.

window.dateline = { base, regions, marks, arcs, areas, placing, look, state }
