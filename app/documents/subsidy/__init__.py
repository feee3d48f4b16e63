"""What is printed of subsidies: a claim, its review, who is paid how much, what is made public."""
