"""The exit codes of commands that came to an end; those of a fault are in ``etl.commands.exit_codes``."""

FINE, FAULTS_FOUND, SOURCE_FAILED = 0, 1, 6
