"""The script that Streamlit runs for every page.

It lies in a folder of its own: Streamlit takes a ``pages`` folder beside the script for its older way of making pages
and would open a deep link, on a server that has just started, without the navigation.
"""

from dashboard.shell.main import main

main()
