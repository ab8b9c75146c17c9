"""Where the parts of a build are worked on: in this process, on others of this machine, or on a cluster."""
