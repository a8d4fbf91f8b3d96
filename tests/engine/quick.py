"""How many examples a property is tried on: few by default and always the same, many other ones on request.

`EXAMPLES=5000 pytest tests/engine` looks for what the few do not find.
"""

import os

from hypothesis import HealthCheck, settings

EXAMPLES = int(os.environ.get("EXAMPLES", "0"))

quick = settings(
    max_examples=EXAMPLES or 60,
    derandomize=not EXAMPLES,
    database=None,  # nothing is written
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
