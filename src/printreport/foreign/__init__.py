"""PDFs of others: opened, walked and unpacked within bounds, every value looked at before it is believed."""
