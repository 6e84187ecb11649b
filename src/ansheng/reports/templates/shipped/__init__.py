"""The templates that are shipped: plain text in Chinese and English, beside this file."""
