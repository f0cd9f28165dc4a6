use crate::program::{extract, fixtures, json, ndjson, program};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

/// A PDF of one page that says `text`, with these files embedded.
fn pdf(text: &str, files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let names: Vec<String> = (0..files.len()).map(|n| format!("({n}) {} 0 R", 6 + 2 * n)).collect();
    let names = names.join(" ");
    objects.push(
        format!("<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [{names}] >> >> >>").into_bytes(),
    );
    objects.push(b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec());
    let font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R";
    objects.push(format!("{page} /Resources << /Font << /F {font} >> >> >>").into_bytes());
    objects.push(stream("", format!("BT /F 12 Tf 72 700 Td ({text}) Tj ET").as_bytes()));
    // Numbers of files and their specifications run on in pairs.
    objects.push(b"null".to_vec());
    for (number, (name, bytes)) in files.iter().enumerate() {
        let stream_number = 7 + 2 * number;
        objects.push(
            format!("<< /Type /Filespec /F ({name}) /UF ({name}) /EF << /F {stream_number} 0 R >> >>").into_bytes(),
        );
        objects.push(stream("/Type /EmbeddedFile", bytes));
    }
    let mut out = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in (1..).zip(&objects) {
        places.push(out.len());
        out.extend(format!("{number} 0 obj\n").into_bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for place in places {
        let _ = writeln!(table, "{place:010} 00000 n ");
    }
    let _ = write!(table, "trailer << /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend(table.into_bytes());
    out
}

fn stream(entries: &str, data: &[u8]) -> Vec<u8> {
    let mut out = format!("<< /Length {} {entries} >>\nstream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

/// Input and outcome of each paper of a run.
fn inputs(output: &Path) -> Vec<(String, String)> {
    let run = json(&output.join("run.json"));
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    run["inputs"].as_array().unwrap().iter().map(|input| (text(&input["file"]), text(&input["outcome"]))).collect()
}

#[test]
fn papers_inside_a_pdf_are_papers_of_their_own() {
    let word = fs::read(fixtures().join("meetings/resolutions.docx")).unwrap();
    let printed = fs::read(fixtures().join("meetings/resolutions.pdf")).unwrap();
    let middle = pdf("The papers follow inside.", &[("resolutions.pdf", printed), ("resolutions.docx", word)]);
    let pack = pdf("Papers for the meeting are attached.", &[("papers.pdf", middle)]);
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pack.pdf");
    fs::write(&file, pack).unwrap();
    let (output, _) = extract(&file, &[]);
    let expected = [
        "pack.pdf",
        "pack.pdf!/papers.pdf",
        "pack.pdf!/papers.pdf!/resolutions.docx",
        "pack.pdf!/papers.pdf!/resolutions.pdf",
    ];
    let found = inputs(output.path());
    assert_eq!(found.iter().map(|(file, _)| file.as_str()).collect::<Vec<_>>(), expected);
    assert!(found.iter().all(|(_, outcome)| outcome == "ok"), "{found:?}");
    // Each inner paper gives what it gives by itself.
    let texts = |folder: &Path, file: &str| {
        let documents = ndjson(&folder.join("documents.ndjson"));
        let id = documents.iter().find(|d| d["file"] == file).unwrap()["id"].clone();
        let own = ndjson(&folder.join("decisions.ndjson")).into_iter().filter(move |d| d["document_id"] == id);
        own.map(|d| d["text"].to_string()).collect::<Vec<_>>()
    };
    for name in ["resolutions.pdf", "resolutions.docx"] {
        let (alone, _) = extract(&fixtures().join("meetings").join(name), &[]);
        let inside = texts(output.path(), &format!("pack.pdf!/papers.pdf!/{name}"));
        assert!(!inside.is_empty(), "{name}");
        assert_eq!(inside, texts(alone.path(), name), "{name}");
    }
}

#[test]
fn a_password_opens_an_encrypted_pdf() {
    let file = fixtures().join("trouble/encrypted.pdf");
    let outcome = |more: &[&str]| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = program();
        let done = command.arg("extract").arg(&file).arg("--output").arg(folder.path()).args(more).output().unwrap();
        let run = json(&folder.path().join("run.json"));
        let localities = ndjson(&folder.path().join("localities.ndjson")).len();
        (done.status.code(), run["inputs"][0].clone(), localities)
    };
    let (code, input, _) = outcome(&[]);
    assert_eq!((code, &input["outcome"]), (Some(1), &"failed".into()), "{input}");
    let (_, input, _) = outcome(&["--password", "wrong"]);
    assert_eq!(input["outcome"], "failed", "{input}");
    let (code, input, localities) = outcome(&["--password", "secret"]);
    assert_eq!((code, &input["outcome"]), (Some(0), &"ok".into()), "{input}");
    let (plain, _) = extract(&fixtures().join("plans/plan-list-and-ticks.pdf"), &[]);
    assert!(localities > 0);
    assert_eq!(localities, ndjson(&plain.path().join("localities.ndjson")).len());
}
