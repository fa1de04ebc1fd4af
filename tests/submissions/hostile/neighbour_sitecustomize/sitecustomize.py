"""Would end any Python that starts here with success."""

import os

os._exit(0)
