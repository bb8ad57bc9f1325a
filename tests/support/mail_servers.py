"""Real servers on loopback for end-to-end tests, and DKIM signatures: each server is started in a
`with` block, any user may do it, and behind the block it is gone.

    with Dovecot(folder) as imap, SmtpSink(folder) as smtp, Tsa(folder) as tsa, KeyZone(folder) as keys: ...

`folder` holds certificates, logs, zones and stored messages; two servers of a kind want two folders.
A server program dies with the thread that started it, even when that is killed: start servers in
the main thread.

Needs of Debian: dovecot-imapd, nsd, ldnsutils, openssl, python3-aiosmtpd, python3-dkim, python3-dnspython,
python3-nacl. No service of theirs has to run, and nothing outside `folder` is read or changed but a
folder of Dovecot's own in /tmp: its sockets want a short path, and under root its processes are
other users."""

from servers.base import PASSWORD, USER, StartError, free_port, make_certificate
from servers.dkim_signer import new_ed25519_key, new_rsa_key, sign_dkim
from servers.imap import Dovecot
from servers.keys import KeyZone
from servers.smtp import SmtpSink
from servers.stamps import Tsa

__all__ = ["PASSWORD", "USER", "Dovecot", "KeyZone", "SmtpSink", "StartError", "Tsa", "free_port",
           "make_certificate", "new_ed25519_key", "new_rsa_key", "sign_dkim"]
