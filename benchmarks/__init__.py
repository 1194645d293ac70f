"""Speed and size, each measured beside a floor or a goal in the same run."""
