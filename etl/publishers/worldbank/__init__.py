"""The World Bank's world prices."""
