"""The stage that compiles ``data/catalogue/movies.csv`` from ReDial's film list and public facts."""
