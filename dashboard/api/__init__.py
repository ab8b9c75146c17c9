"""The HTTP API beside the pages: the rows of the tables for programs, and the events for calendars and feed readers."""
