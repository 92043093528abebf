"""Packaging entry: maps the top-level `templates/` folder to the package `briefing.templates`.

Everything else stands in pyproject.toml; this mapping cannot be said there together with
automatic discovery, and an editable install follows it too (it needs templates/__init__.py).
Folders of data are namespace packages to setuptools, and are named like the others.
"""

from setuptools import find_namespace_packages, setup

CACHES = ["*__pycache__*"]

setup(
    packages=[
        *find_namespace_packages(include=["briefing", "briefing.*"], exclude=CACHES),
        "briefing.templates",
        *(f"briefing.templates.{name}" for name in find_namespace_packages("templates", exclude=CACHES)),
    ],
    package_dir={"briefing.templates": "templates"},
)
