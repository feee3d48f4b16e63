"""What is printed of activities, risks, public opinion and surveys."""
