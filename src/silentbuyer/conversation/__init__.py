"""What a log says as a whole: what is open, whose turn it is, stage, orders and money told, our news and promises."""
