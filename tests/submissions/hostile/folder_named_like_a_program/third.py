"""Is a second file, so that the judge looks into each for the likeliest one."""
