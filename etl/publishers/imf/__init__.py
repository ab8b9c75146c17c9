"""IMF, Direction of Trade."""
