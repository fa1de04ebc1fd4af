"""A class of submissions: what is asked of them, judged by a fleet, kept in a gradebook."""
