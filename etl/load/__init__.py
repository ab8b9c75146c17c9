"""Write a new database aside, verify it, swap it in."""
