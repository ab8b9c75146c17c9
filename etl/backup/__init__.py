"""What cannot be made again, in one archive, and back from it.

The database can be made again and is not in it; on PostgreSQL it has its own dump (``docs/deployment.md``).
"""
