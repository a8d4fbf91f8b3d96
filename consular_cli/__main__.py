"""`python -m consular_cli`."""

import sys

from consular_cli.cli.main import main

sys.exit(main())
