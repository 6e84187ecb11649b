"""What goes back to the offices: copies of their workbooks with the doubtful cells marked, and the list of problems."""

from __future__ import annotations

from ansheng.reports.returned.folder import Returned, write_returned

__all__ = ["Returned", "write_returned"]
