"""MkDocs asks, the dossier answers: pages into the build, problems into its log. Nothing else lives here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as SitePage
from mkdocs.structure.toc import get_toc
from mkdocs_answering import keep_answering
from mkdocs_preview import Preview
from mkdocs_public import is_ballast, public_files
from mkdocs_search import put_in_ours
from mkdocs_shells import ReachableFiles, Shells, add_to_search, anchors_of, describe, in_navigation, kind_of
from mkdocs_told import shown_as, told_ready
from mkdocs_unchanged import SiteBefore, leave_as_it_is, shelf_of, site_before

from dossier.cache import cache_folder, digest_of
from dossier.model import Dossier, Problem, Severity, SiteOptions
from dossier.pages import Lookup, cite, look_up
from dossier.pages.environment import compiled_templates
from dossier.pages.frame import Frame, frame
from dossier.parallel import Workers
from dossier.pipeline import Site, build_site
from dossier.published import Shelf
from dossier.site import (
    AddressedPages,
    Staging,
    abandon,
    nested,
    protect,
    publish,
    redirect_html,
    signed,
    site_options,
    slim,
    stage,
    write_manifest,
)

log = get_plugin_logger("dossier")
_SITE_MAP = "sitemap.xml"
_OF_THE_PROJECT = {"seeds-missing", "option-unknown", "address-collision", "address-unsafe"}


@dataclass
class _Build:
    """What one build knows; `mkdocs serve` keeps this module, so every build starts a new one."""

    site: Site = field(default_factory=lambda: Site(Dossier((), ())))
    pages: AddressedPages = field(default_factory=lambda: AddressedPages(()))
    written: set[str] = field(default_factory=set)
    lookup: Lookup = field(default_factory=lambda: look_up(Dossier((), ())))
    shells: Shells = field(default_factory=Shells)
    options: SiteOptions = field(default_factory=SiteOptions)
    frame: Frame | None = None
    shelf: Shelf | None = None


_build = _Build()
_serving = _dirty = False
_staging: Staging | None = None
_before: SiteBefore | None = None
_preview = Preview()


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether this is a preview: there, a fault is logged and the preview lives on."""
    global _serving, _dirty
    _serving, _dirty = command == "serve", dirty


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Drop the site map, which carries the day of the build, and build beside the published site."""
    global _staging, _before
    config.theme.static_templates.discard(_SITE_MAP)
    if _options(config)[0].search == "dossier":
        put_in_ours(config)
    on_shutdown()
    if _serving and not _dirty:
        _preview.begin(config)
    if _serving or _dirty:
        return config
    _before = site_before(config, cache_folder(_root(config)), _seeds(config))
    if _staging := stage(Path(config.site_dir)):
        config.site_dir = shown_as(_staging.folder, _staging.site)
        if _before.published:
            leave_as_it_is(config)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add every page of the dossier, and a redirect from each address that moved."""
    global _build
    if _stands():
        _build = _Build()
        _report(_before.published.problems if _before and _before.published else ())
        log.info("nothing has changed: the site stays as it is")
        return Files([])
    if site_map := files.get_file_from_path(_SITE_MAP):
        files.remove(site_map)
    for file in [file for file in files if is_ballast(file, config)]:
        files.remove(file)
    options, unknown = _options(config)
    try:
        site = build_site(_seeds(config), options, cache=cache_folder(_root(config)), workers=Workers(options.jobs))
    except Exception:
        if not _serving:
            raise
        log.exception("the dossier could not be built; the preview shows what was there before")
        site = _build.site
    _report((*unknown, *site.problems))
    written = {file.src_uri for file in files.documentation_pages()}
    pages = AddressedPages(site.pages)
    filled = _filled(pages, written, options, config)
    _build = _Build(site, pages, written, look_up(site.dossier, options), Shells(filled, _ruled), options)
    for uri in (uri for uri in pages if uri not in written and uri not in filled):
        files.append(File.generated(config, uri, content=""))
    return ReachableFiles(files, filled, config)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Give the templates the frame of every page, and keep them compiled: compiling is half of a small build."""
    env.bytecode_cache = compiled_templates("theme")
    env.globals["frame"] = _build.frame = frame(_build.pages.heads, _options(config)[0])
    # The theme names its files by their content: what the frame asks for is looked up.
    theirs = sorted(file.src_uri for file in files if file.src_uri.startswith("assets/"))
    env.globals["theme_file"] = lambda start: next((uri for uri in theirs if uri.startswith(start)), "")
    _build.shells.env = env
    return env


def on_page_context(context: Any, page: SitePage, config: MkDocsConfig, nav: Any) -> Any:
    """Let the theme show how it makes a page outside the navigation, before it makes the first of each depth."""
    if all(page is not listed for listed in nav.pages):
        _build.shells.learn(context, page)
    return context


def on_post_page(output: str, page: SitePage, config: MkDocsConfig) -> str:
    """The page with a smaller chrome, and with the rules that a browser keeps to."""
    output = output.replace(' data-search-exclude="1"', "")
    return _ruled(slim(output, "../" * page.file.src_uri.count("/"), _build.shells.shared))


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same rules for the pages that the theme makes by itself, such as that of an address that leads nowhere."""
    return _ruled(output_content) if template_name.endswith(".html") else output_content


@event_priority(100)
def _write_the_rest(config: MkDocsConfig) -> None:
    """Write the pages that MkDocs did not render, redirects and downloads, before the search index is written."""
    staged = _before if _staging else None
    _build.shelf = shelf = (_preview.shelf(config) if _serving else None) or shelf_of(config, staged)
    for address, key, text in _build.shells.finished(config):
        shelf.put(address, key, partial(_bytes, text))
    for page in _build.shells.pages.values() if _build.options.search == "material" else ():
        add_to_search(page, config)
    for redirect in _build.site.redirects:
        shelf.put(redirect.address, digest_of(redirect), partial(_bytes, partial(redirect_html, redirect)))
    public = public_files(config, _build.lookup, _build.frame, _build.pages.heads, _build.written)
    for asset in chain(_build.site.assets, public):
        shelf.put_bytes(asset.uri, asset.content)
    for address, content in sorted(_build.shells.shared.items()):
        shelf.put_bytes(address, content.encode())


@event_priority(-200)
def _publish(config: MkDocsConfig) -> None:
    """Put the finished site in the place of the old one, after every plugin has had its say."""
    global _staging
    _preview.end()
    if not (_serving or _stands()):
        write_manifest(Path(config.site_dir), _build.shelf.sha256_of if _build.shelf else None)
    if _staging:
        (abandon if _stands() else publish)(_staging)
        config.site_dir, _staging = told_ready(_staging.site), None
        if _before and not _before.published:
            _before.keep(_build.site.problems, _build.shelf)


on_post_build = CombinedEvent(_write_the_rest, _publish)


def on_build_error(error: Exception) -> None:
    """Leave the published site as it was."""
    _preview.undo()
    on_shutdown()


def on_shutdown() -> None:
    """Remove what was built in vain, also when a person has stopped the build."""
    global _staging, _before
    if _staging:
        abandon(_staging)
    if _before:
        _before.forget()
    _staging = _before = None
    _preview.end()


def on_page_markdown(markdown: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """Nothing for a generated page: its body is finished. A hand-written one gets its citations filled in."""
    uri = page.file.src_uri
    generated = _build.pages.get(uri)
    page.meta.setdefault("hide", ["navigation"])
    if generated and uri not in _build.written:
        describe(page, generated)
        return ""
    before = page.file.content_string.count("\n") - markdown.count("\n")
    docs = Path(config.docs_dir).name
    text, problems = cite(markdown, _build.lookup, f"{docs}/{uri}", "../" * uri.count("/"), 1 + max(before, 0))
    _report(problems)
    return text


def on_page_content(html_body: str, page: SitePage, config: MkDocsConfig, files: Files) -> str:
    """The finished body; under a hand-written page of the same address it is appended."""
    generated = _build.pages.get(page.file.src_uri)
    if generated is None:
        return html_body
    tokens = nested(generated.headings)
    page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors_of(generated)
    if page.file.src_uri in _build.written:
        (page.toc.items[0].children if page.toc.items else page.toc.items).extend(get_toc(tokens).items)
        return f"{html_body}\n{generated.body}"
    page.toc = get_toc(tokens)
    return generated.body


def on_serve(server: Any, config: MkDocsConfig, builder: Any) -> Any:
    """Follow changes in the seeds and in the curator's files, which lie below them; answer when a build fails, too."""
    keep_answering(server)
    if _seeds(config).is_dir():
        server.watch(str(_seeds(config)))
    return server


def _stands() -> bool:
    """Whether the published site is the one that is to be built."""
    return bool(_staging and _before and _before.published)


def _options(config: MkDocsConfig) -> tuple[SiteOptions, tuple[Problem, ...]]:
    given, problems = site_options(config.extra.get("dossier"), Path(config.config_file_path or "mkdocs.yml").name)
    return replace(given, address=given.address or config.site_url or ""), problems


def _ruled(page: str) -> str:
    """The page signed, and with rules; Material's search breaks them: from disk it starts scripts of its own making."""
    page = signed(page)
    return page if _build.options.search == "material" else protect(page)


def _seeds(config: MkDocsConfig) -> Path:
    return _root(config) / _options(config)[0].seeds


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent


def _filled(pages: AddressedPages, written: set[str], options: SiteOptions, config: MkDocsConfig) -> AddressedPages:
    """The pages that need not be rendered: one of their depth under the same tab is rendered already."""
    if options.render == "mkdocs" or config.nav is None:
        return pages.only(())
    listed = in_navigation(config.nav)
    shown: set[tuple[int, str]] = set()
    filled = []
    for head in pages.heads:
        if head.uri in written or head.uri in listed:
            continue
        if kind_of(head) in shown:
            filled.append(head.uri)
        shown.add(kind_of(head))
    return pages.only(filled)


def _bytes(text: Callable[[], str]) -> bytes:
    return text().encode("utf-8", "xmlcharrefreplace")


def _report(problems: Iterable[Problem]) -> None:
    """What is wrong in the curator's own files fails a strict build; a bad seed is told and costs only itself."""
    for problem in problems:
        by_hand = "curation/" in problem.path or problem.path.startswith("docs/") or problem.code in _OF_THE_PROJECT
        if by_hand and problem.severity is not Severity.NOTE:
            log.warning("%s", problem)
        else:
            log.info("%s", problem)
