"""JSON in which a key stands twice is no object."""

import json

import pytest

from etl.schema.json_objects import each_key_once


def test_an_object_has_each_key_once() -> None:
    assert json.loads('{"a": 1, "b": {"a": 2}}', object_pairs_hook=each_key_once) == {"a": 1, "b": {"a": 2}}
    with pytest.raises(ValueError, match="twice"):
        json.loads('{"a": 1, "a": 1}', object_pairs_hook=each_key_once)
