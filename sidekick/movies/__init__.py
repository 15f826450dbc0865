"""Movies, wishes and recommenders: pure code that imports nothing else of ours."""
