"""A chart's figure as a still picture: the same lines, bars and words as SVG, without the program that draws charts."""
