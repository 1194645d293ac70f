"""A Dash app over the tables that etl writes."""
