"""A fetch of many answers that goes on where a stopped one was."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from etl.errors import FetchFailed
from etl.publishers.common.arrivals import ArrivalInMaking, keep_arrival
from etl.publishers.common.journal import Journal, open_journal
from etl.publishers.common.request import FetchRequest


class ResumedFetch(NamedTuple):
    """What is known of the answers so far, and the arrival that is made of them."""

    journal: Journal
    arrival: ArrivalInMaking


@contextmanager
def resume_fetch(request: FetchRequest, source: str, layout: str, *, url: str, job: str) -> Iterator[ResumedFetch]:
    """Give journal and folder of a job, with what a stopped run left; a job that ends well leaves no journal.

    A FetchFailed of the block says how many answers are kept for the next run.
    """
    journal = open_journal(request.data_dir, source, job)
    if resumed := len(journal.files()):
        request.tell(f"going on with a fetch that was stopped: {resumed} answers are there")
    with keep_arrival(request, source, layout, url=url, job=job) as arrival:
        try:
            yield ResumedFetch(journal, arrival)
        except FetchFailed as fault:
            raise FetchFailed(source, f"{fault.reason}{journal.tell_kept()}") from None
    journal.forget()
