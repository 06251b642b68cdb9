"""Menus, shortcuts and icons."""
