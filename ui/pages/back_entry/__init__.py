"""The paper book typed into a grid."""
