//! `codes`: what every diagnostic and review code means.

use super::arguments::CodesArguments;
use super::{Status, print};
use boardpapers::diagnostic::{DiagnosticCode, ReviewCode};
use boardpapers::error::Error;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Lists all codes.
pub(super) fn run(arguments: &CodesArguments) -> Result<Status, Error> {
    let diagnostics: Vec<[&str; 3]> = DiagnosticCode::ALL.iter().map(|c| [c.code(), c.meaning(), c.help()]).collect();
    let reviews: Vec<[&str; 3]> = ReviewCode::ALL.iter().map(|c| [c.code(), c.meaning(), c.help()]).collect();
    let text = if arguments.json {
        let value = json!({ "diagnostics": as_json(&diagnostics), "review": as_json(&reviews) });
        format!("{value:#}\n")
    } else {
        let mut text = String::new();
        for (title, codes) in [
            ("Diagnostics: what is wrong with a paper", &diagnostics),
            ("Review: why a person should look at a value", &reviews),
        ] {
            let _ = writeln!(text, "{title}\n");
            for [code, meaning, help] in codes {
                let _ = writeln!(text, "  {code}\n      {meaning}: {help}");
            }
            text.push('\n');
        }
        text
    };
    print(&text)?;
    Ok(Status::Success)
}

fn as_json(codes: &[[&str; 3]]) -> Vec<Value> {
    codes.iter().map(|[code, meaning, help]| json!({ "code": code, "meaning": meaning, "help": help })).collect()
}
