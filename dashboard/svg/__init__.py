"""Pictures as SVG text, drawn without a browser: for a brief on paper, and for a page before its charts have come."""
