"""The sections of the overview, one file each."""
