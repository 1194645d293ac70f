"""From documents and official tables to claims, observations and findings."""
