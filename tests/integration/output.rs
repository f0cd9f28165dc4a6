use crate::program::{files, fixtures_output, root};

/// `output/` is what the README's first command writes.
#[test]
fn the_committed_output_is_the_programs() {
    assert!(
        root().join("output").is_dir(),
        "there is no `output/`: `cargo run --release -- extract fixtures --output output`"
    );
    let committed = files(&root().join("output"));
    let written = files(fixtures_output());
    let names = |files: &std::collections::BTreeMap<String, Vec<u8>>| files.keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&committed), names(&written));
    let differing: Vec<&String> =
        written.iter().filter(|(name, bytes)| committed.get(*name) != Some(bytes)).map(|(name, _)| name).collect();
    assert!(
        differing.is_empty(),
        "{differing:?} differ: look at the difference after `cargo run --release -- extract fixtures --output output`"
    );
}
