// Validates JSON documents with ajv. Reads from standard input
//   {"schemas": {NAME: SCHEMA}, "documents": [[NAME, TEXT], ...]}
// and prints {"schemas": {NAME: null or errors}, "documents": [null or errors, ...]}.
"use strict";
const Ajv = require("ajv/dist/2020").default;

const input = JSON.parse(require("fs").readFileSync(0, "utf8"));
const ajv = new Ajv({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false, allErrors: false });
const result = { schemas: {}, documents: [] };
const validators = {};
for (const [name, schema] of Object.entries(input.schemas)) {
  const good = ajv.validateSchema(schema);
  result.schemas[name] = good ? null : ajv.errorsText();
  if (good) validators[name] = ajv.compile(schema);
}
for (const [name, text] of input.documents) {
  const validate = validators[name];
  const good = validate && validate(JSON.parse(text));
  const words = validate ? ajv.errorsText(validate.errors) : "no schema";
  result.documents.push(good ? null : words);
}
process.stdout.write(JSON.stringify(result));
