"""Other programs read the same sentences, each through a small adapter, and are scored side by side."""
