"""Measures the program, on a national corpus made from the register."""
