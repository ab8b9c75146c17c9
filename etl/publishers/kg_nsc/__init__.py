"""Kyrgyzstan's National Statistical Committee."""
