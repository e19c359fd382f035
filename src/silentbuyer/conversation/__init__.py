"""What a log says as a whole: whose turn it is, stage, orders and money told, our news, things asked for by name."""
