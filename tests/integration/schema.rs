//! A small validator for what the published schemas use of draft 2020-12; a keyword that it does not know fails.

use crate::program::{fixtures_output, json, ndjson, run};
use serde_json::Value;

fn schema(name: &str) -> Value {
    serde_json::from_slice(&run(["schema", name]).stdout).unwrap()
}

#[test]
fn every_record_follows_its_schema() {
    let output = fixtures_output();
    for (name, table) in [
        ("document", "documents"),
        ("action", "actions"),
        ("rating", "ratings"),
        ("locality", "localities"),
        ("delegated_function", "delegated_functions"),
        ("plan_item", "plan_items"),
        ("recommendation", "recommendations"),
        ("decision", "decisions"),
        ("attendance", "attendance"),
        ("agenda_item", "agenda_items"),
    ] {
        let schema = schema(name);
        for (line, record) in ndjson(&output.join(format!("{table}.ndjson"))).iter().enumerate() {
            let mut wrong = Vec::new();
            validate(&schema, &schema, record, name, &mut wrong);
            assert!(wrong.is_empty(), "{table}, line {}: {wrong:?}", line + 1);
        }
    }
    let schema = schema("run");
    let mut wrong = Vec::new();
    validate(&schema, &schema, &json(&output.join("run.json")), "run", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn a_wrong_record_does_not_pass() {
    let schema = schema("locality");
    let good = serde_json::to_value(boardpapers::record::Locality::default()).unwrap();
    let check = |record: &Value| {
        let mut wrong = Vec::new();
        validate(&schema, &schema, record, "locality", &mut wrong);
        wrong.is_empty()
    };
    assert!(check(&good));
    for (key, value) in [("name", Value::Null), ("review", "x".into()), ("review", vec!["no_such_code"].into())] {
        let mut bad = good.clone();
        bad[key] = value;
        assert!(!check(&bad), "{key}");
    }
    let mut bad = good.clone();
    bad.as_object_mut().unwrap().remove("population");
    assert!(!check(&bad), "a missing key");
}

fn validate(root: &Value, schema: &Value, value: &Value, place: &str, wrong: &mut Vec<String>) {
    let Some(rules) = schema.as_object() else { return };
    for (keyword, rule) in rules {
        let fits = match keyword.as_str() {
            "$ref" => {
                let target = rule.as_str().and_then(|path| root.pointer(path.trim_start_matches('#'))).unwrap();
                validate(root, target, value, place, wrong);
                true
            }
            "type" => match rule {
                Value::Array(types) => types.iter().any(|t| is(value, t.as_str().unwrap())),
                single => is(value, single.as_str().unwrap()),
            },
            "enum" => rule.as_array().unwrap().contains(value),
            "const" => rule == value,
            "minimum" => value.as_f64().is_none_or(|number| number >= rule.as_f64().unwrap()),
            "maximum" => value.as_f64().is_none_or(|number| number <= rule.as_f64().unwrap()),
            "minItems" => value.as_array().is_none_or(|items| items.len() as u64 >= rule.as_u64().unwrap()),
            "maxItems" => value.as_array().is_none_or(|items| items.len() as u64 <= rule.as_u64().unwrap()),
            "anyOf" | "oneOf" => rule.as_array().unwrap().iter().any(|option| {
                let mut misses = Vec::new();
                validate(root, option, value, place, &mut misses);
                misses.is_empty()
            }),
            "items" => {
                for (index, item) in value.as_array().into_iter().flatten().enumerate() {
                    validate(root, rule, item, &format!("{place}[{index}]"), wrong);
                }
                true
            }
            "properties" => {
                for (key, rule) in rule.as_object().unwrap() {
                    if let Some(value) = value.get(key) {
                        validate(root, rule, value, &format!("{place}.{key}"), wrong);
                    }
                }
                let known = value.as_object().is_none_or(|o| o.keys().all(|key| rule.get(key).is_some()));
                if !known {
                    wrong.push(format!("{place}: a key that the schema does not name"));
                }
                true
            }
            "required" => {
                let keys = rule.as_array().unwrap();
                value.as_object().is_none_or(|o| keys.iter().all(|key| o.contains_key(key.as_str().unwrap())))
            }
            "additionalProperties" => {
                for (key, item) in value.as_object().into_iter().flatten() {
                    validate(root, rule, item, &format!("{place}.{key}"), wrong);
                }
                true
            }
            "prefixItems" | "$schema" | "$id" | "$defs" | "version" | "title" | "description" | "format"
            | "default" => true,
            unknown => panic!("the validator does not know `{unknown}`"),
        };
        if !fits {
            wrong.push(format!("{place}: {value} does not fit `{keyword}`: {rule}"));
        }
    }
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => false,
    }
}
