"""python -m composer."""

import sys

from composer.app import main

if __name__ == "__main__":
    sys.exit(main())
