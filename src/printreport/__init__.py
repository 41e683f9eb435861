"""Composes sectioned Chinese content into a paginated, print-ready brochure."""
