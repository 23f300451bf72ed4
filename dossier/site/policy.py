"""What a browser may do with a page: load scripts and styles from the site itself, and nothing from anywhere else.

The policy stands in every page, so that it holds from disk and on any host; and in header files, which a host may
read, with what a page cannot say of itself. No script inside the text of a page is ever allowed: were a seed's markup
to reach a page in spite of everything, it would stay without effect.
"""

from __future__ import annotations

import base64
import hashlib
import re

from dossier.model import Asset

# Content Security Policy Level 3, https://www.w3.org/TR/CSP3/. `blob:` is for the worker of the search, which is made
# of a script that the page has loaded: from disk a browser starts no other.
_RULES = (
    ("default-src", "'none'"),
    ("script-src", "'self'"),
    ("style-src", "'self'"),
    ("img-src", "'self' data:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self' blob:"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
    ("base-uri", "'none'"),
    ("object-src", "'none'"),
)
# What only a header can say.
_FRAMES = "frame-ancestors 'self'"
_OTHERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
)
_CHARSET = re.compile(r'<meta charset="?utf-8"?\s*/?>', re.IGNORECASE)
_ARTICLE = re.compile(r"<article\b.*</article>", re.DOTALL)
_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def policy(hashes: tuple[str, ...] = ()) -> str:
    """The policy as one line; `hashes` of scripts that the theme writes into the page itself are allowed too."""
    allowed = "".join(f" '{one}'" for one in hashes)
    return "; ".join(f"{name} {value}{allowed if name == 'script-src' else ''}" for name, value in _RULES)


def protect(page: str) -> str:
    """The page with its policy, before anything that it rules; and with no word to other sites of where a reader was.

    Scripts of the theme that stand in the page are allowed by their hashes; one inside `<article>` never is.
    """
    scripts = _INLINE.findall(_ARTICLE.sub("", page))
    hashes = tuple(dict.fromkeys(_hash(script) for script in scripts))
    rules = f'<meta http-equiv="Content-Security-Policy" content="{policy(hashes)}">'
    rules += '<meta name="referrer" content="no-referrer">'
    return _CHARSET.sub(lambda found: found.group() + rules, page, count=1)


def header_files() -> tuple[Asset, ...]:
    """The same as headers: `_headers` for Netlify, Cloudflare Pages and Codeberg's like, `.htaccess` for Apache."""
    headers = (("Content-Security-Policy", f"{policy()}; {_FRAMES}"), *_OTHERS)
    netlify = "/*\n" + "".join(f"  {name}: {value}\n" for name, value in headers)
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in headers)
    apache = f"<IfModule mod_headers.c>\n{lines}</IfModule>\n"
    return Asset("_headers", netlify.encode()), Asset(".htaccess", apache.encode())


def _hash(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
