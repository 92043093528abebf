"""The Jinja2 templates, one folder a template; shipped inside the wheel as `briefing.templates`."""
