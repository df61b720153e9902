"""The small network behind quotations: it sees words and points at cues, contents and sources.

Where things are: ``vocabulary`` turns words into rows; ``layout`` lays a text out as the network
sees it; ``network`` computes; ``weights`` opens what was learned (see ``geo.training``).
"""
