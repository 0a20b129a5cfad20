//! The JSON Schema of a plan describes what is exported.

use std::fs;

use serde_json::Value;

use crate::documents::JSON;
use crate::furnished::furnished;

/// Returns what of a value a JSON Schema doesn't allow; of the words of the schema, those that ours has.
fn faults(schema: &Value, root: &Value, value: &Value, path: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        return faults(root.pointer(&name[1..]).unwrap(), root, value, path);
    }
    let mut found = Vec::new();
    let fits = |schema: &Value| faults(schema, root, value, path).is_empty();
    if let Some(forms) = schema["anyOf"].as_array()
        && !forms.iter().any(fits)
    {
        found.push(format!("{path} is none of the forms: {value}"));
    }
    let names = schema["enum"].as_array().cloned();
    let names = names.or(schema.get("const").map(|only| vec![only.clone()]));
    if names.is_some_and(|names| !names.contains(value)) {
        found.push(format!("{path} is {value}"));
    }
    let types: Vec<&str> = match &schema["type"] {
        Value::Array(types) => types.iter().filter_map(Value::as_str).collect(),
        only => only.as_str().into_iter().collect(),
    };
    let own = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) if types.contains(&"number") => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    if !types.is_empty() && !types.contains(&own) {
        found.push(format!("{path} is {own}"));
    }
    for (place, row) in value.as_array().into_iter().flatten().enumerate() {
        found.extend(faults(
            &schema["items"],
            root,
            row,
            &format!("{path}/{place}"),
        ));
    }
    for (key, row) in value.as_object().into_iter().flatten() {
        match schema["properties"].get(key) {
            Some(schema) => found.extend(faults(schema, root, row, &format!("{path}/{key}"))),
            None if schema["properties"].is_object() => found.push(format!("{path} has {key}")),
            None => {}
        }
    }
    let required = schema["required"].as_array().into_iter().flatten();
    let missing = required.filter(|key| value.get(key.as_str().unwrap_or_default()).is_none());
    found.extend(missing.map(|key| format!("{path} lacks {key}")));
    found
}

#[test]
fn the_json_is_as_its_schema_says() {
    let schema = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/plan.schema.json");
    let schema: Value = serde_json::from_slice(&fs::read(schema).unwrap()).unwrap();
    let plan = furnished();
    let file = JSON.write(&plan);
    let value: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    assert_eq!(faults(&schema, &schema, &value, ""), [""; 0]);
    let lists = value
        .as_object()
        .unwrap()
        .values()
        .filter_map(Value::as_array);
    assert!(
        lists.clone().all(|list| !list.is_empty()),
        "something of every kind"
    );
    assert_eq!(lists.count(), 21);
}
