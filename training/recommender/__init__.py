"""How the recommender is fitted and measured."""

import os

# Before numpy is imported. The matrices here are small, and two processes share the cores: left alone, BLAS keeps
# more threads waiting than working, and ranking takes four times the processor time.
os.environ.setdefault("OMP_NUM_THREADS", "1")
