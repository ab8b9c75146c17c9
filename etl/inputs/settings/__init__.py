"""Small files that steer a build: gates, corrections, feeds, rows set aside."""
