"""`python -m writ`."""

import sys

from writ.cli import main

sys.exit(main())
