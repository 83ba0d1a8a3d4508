#!/usr/bin/python3
"""The same as validate.js with Debian's python3-jsonschema, for machines without the npm registry."""
import json
import sys

from jsonschema import Draft202012Validator
from jsonschema.exceptions import SchemaError, best_match

given = json.load(sys.stdin)
result = {"schemas": {}, "documents": []}
validators = {}
for name, schema in given["schemas"].items():
    try:
        Draft202012Validator.check_schema(schema)
        validators[name] = Draft202012Validator(schema)
        result["schemas"][name] = None
    except SchemaError as error:
        result["schemas"][name] = error.message
for name, text in given["documents"]:
    if name not in validators:
        result["documents"].append("no schema")
        continue
    error = best_match(validators[name].iter_errors(json.loads(text)))
    result["documents"].append(None if error is None else f"{error.json_path}: {error.message[:200]}")
json.dump(result, sys.stdout)
