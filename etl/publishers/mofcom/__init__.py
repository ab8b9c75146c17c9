"""China's Ministry of Commerce, farm trade."""
