"""Starts descriptions: of a real system, from the register; or a blank one."""
