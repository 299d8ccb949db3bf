"""The page for job seekers, and the interface for other programs; FastAPI, on 127.0.0.1."""
