"""The cases of rules: small descriptions that say themselves what must be found in them."""
