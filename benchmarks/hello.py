"""The baseline of the benchmarks: a Typer program of one command with one option."""

from typing import Annotated

import typer

app = typer.Typer()


@app.command()
def hello(name: Annotated[str, typer.Option(help="Who is greeted.")] = "world") -> None:
    """Greets somebody."""
    typer.echo(f"Hello {name}")


if __name__ == "__main__":
    app()
