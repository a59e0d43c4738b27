"""From the data of descriptions to the tables that rules ask."""
