"""A rubric drafted from a committee's blank form: what the form prints, each with its cell, and nothing else.

`lines` are what a form prints, in its order; `tree` finds out which line is within which; `settle` which of them are
scored; `naming` calls them; `draft` is what comes of it, with every place that is left to people.
"""
