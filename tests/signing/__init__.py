"""Tests of signatures, time stamps and signed PDFs."""
