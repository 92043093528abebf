"""One-page news briefs from whole sentences of the source, per theme, word for word and in context.

import briefing

documents = [d for d in briefing.read("article.txt") if isinstance(d, briefing.Document)]
brief = briefing.make_brief(documents, themes=briefing.load_themes("resignation"), length="200w")
pdf = briefing.render(brief, "pdf")

The public names are listed in `__init__.pyi`, which type checkers read; each is imported from there on first use
(SPEC 1, "Lazy loading of submodules and functions"): `briefing --help` needs none of them and starts at once.
"""

import lazy_loader

__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
