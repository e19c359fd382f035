"""A service that diagnoses: one engine for all requests, opened with the service and closed with it.

pip install silentbuyer fastapi uvicorn
uvicorn --factory examples.service:made
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, HTTPException, Request

import silentbuyer as sb


def made(seller: sb.Seller | None = None, **options: Any) -> FastAPI:
    """The application; `options` are those of `sb.Engine`, such as `cache` and `plugins`."""

    @asynccontextmanager
    async def life(app: FastAPI) -> AsyncIterator[None]:
        with sb.Engine(seller or sb.Seller(country="CN"), **options) as app.state.engine:
            yield  # the engine is made in the process that serves, and closes its connections when that ends

    app = FastAPI(title="Why is this buyer silent?", lifespan=life)

    @app.post("/diagnose")
    async def diagnose(record: dict[str, Any], request: Request) -> dict[str, Any]:
        """One record of a CRM in, a diagnosis out."""
        try:
            customer = sb.Customer.from_record(record)
        except sb.errors.CustomerError as error:
            raise HTTPException(422, str(error)) from error
        engine: sb.Engine = request.app.state.engine
        return (await engine.adiagnose(customer)).to_dict()

    return app
