"""Which records somebody should read again: a promise of freshness that the level «verificata» rests on."""

from datetime import date, timedelta
from typing import NamedTuple

from catalog.levels import REVIEW_DAYS
from catalog.model import Catalog, Organisation, Practice


class Due(NamedTuple):
    """A record to read again, since when nobody has, and whether anybody ever did."""

    since: date
    reviewed: bool
    record: Practice | Organisation

    @property
    def title(self) -> str:
        """The name by which people know it."""
        return self.record.title if isinstance(self.record, Practice) else self.record.name


def due_records(catalog: Catalog) -> tuple[Due, ...]:
    """Records whose newest review, or else whose entry, is older than REVIEW_DAYS; the oldest first."""
    limit = catalog.as_of - timedelta(days=REVIEW_DAYS)
    found = [*map(_last_read, catalog.practices.values()), *map(_last_read, catalog.organisations.values())]
    return tuple(sorted((due for due in found if due.since < limit), key=lambda d: (d.since, d.title.casefold())))


def _last_read(record: Practice | Organisation) -> Due:
    newest = max((review.date for review in record.reviews), default=None)
    return Due(newest or record.added, newest is not None, record)
