"""The commands: each checks its options, reads, and writes a file or a list."""
