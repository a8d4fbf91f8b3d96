"""What we need of the inside of Typer, and it does not hand out itself. All of it is named here."""

from typer._click.core import Command as AnyCommand
from typer._click.core import Context, Parameter
from typer._click.exceptions import BadOptionUsage, NoSuchOption, UsageError
from typer._coercion import TypeDescriptor, resolve_type_descriptor

__all__ = [
    "AnyCommand",
    "BadOptionUsage",
    "Context",
    "NoSuchOption",
    "Parameter",
    "TypeDescriptor",
    "UsageError",
    "resolve_type_descriptor",
]
