"""Make accessible editions of articles: tagged print, narrated audio, packages for listeners' players."""

__version__ = "0.1.0"
