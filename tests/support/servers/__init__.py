"""The parts of mail_servers.py."""
