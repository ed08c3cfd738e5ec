"""The failure that is neither a contributor's mistake nor a bug: the installation cannot do what was asked."""


class InstallationError(Exception):
    """One Italian sentence that says what is missing and what to do; shown without a stack trace, exit code 2."""
