"""A submission in a process of its own: confined, fed whole operations, believed in nothing."""
