"""Packaging entry: maps the top-level `templates/` folder to the package `briefing.templates`.

Everything else stands in pyproject.toml; this mapping cannot be said there together with
automatic discovery, and an editable install follows it too (it needs templates/__init__.py).
"""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["briefing", "briefing.*"]), "briefing.templates"],
    package_dir={"briefing.templates": "templates"},
)
