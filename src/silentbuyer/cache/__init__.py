"""Where answers are kept between questions and between runs: memory, one file, a shared server."""
