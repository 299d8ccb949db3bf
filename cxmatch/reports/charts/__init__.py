"""Answers -> charts, SVG or PNG, each with what it shows in words. Nothing else draws by matplotlib."""
