"""Entry of ``python -m ansheng``, the same as the command ``ansheng``."""

from __future__ import annotations

from ansheng.cli import main

if __name__ == "__main__":
    main()
