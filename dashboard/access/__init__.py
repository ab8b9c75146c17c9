"""Who is let in: people by their sign-in, programs by their token, and what each of them may do."""
