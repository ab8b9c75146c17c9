"""The pages, one room each; what several of them show lies in ``sections``. No room imports another."""
