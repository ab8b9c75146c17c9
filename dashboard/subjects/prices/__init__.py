"""What trade is read beside: world prices, exchange rates, harvests."""
