"""What several publishers' clients and layouts share."""
