"""How text goes out: cleaned, laid out, and coloured where that is wanted."""
