"""What holds for every test that runs a page."""

from functools import cache

from streamlit.components.v2 import manifest_scanner

# AppTest looks through every installed package before each run of a page, which takes as long as the page itself.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
