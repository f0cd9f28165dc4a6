use crate::program::{json, program};
use serde_json::Value;
use std::fs;
use std::time::{Duration, Instant};

/// Runs over four papers, the second of which brings about a fault; gives `run.json` and the exit code.
fn with_fault(kind: &str, more: &[&str]) -> (Value, i32) {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    let output = folder.path().join("output");
    fs::create_dir(&papers).unwrap();
    for name in ["a.pdf", "b.pdf", "c.pdf", "d.pdf"] {
        fs::write(papers.join(name), format!("%PDF-1.4\n%{name}")).unwrap();
    }
    let done = program()
        .arg("extract")
        .arg(&papers)
        .arg("--output")
        .arg(&output)
        .args(["--jobs", "1", "--quiet"])
        .args(more)
        .env("BOARDPAPERS_FAULT", format!("{kind}:b.pdf"))
        .output()
        .unwrap();
    (json(&output.join("run.json")), done.status.code().unwrap())
}

fn check(kind: &str, more: &[&str], code: &str) -> String {
    let (run, status) = with_fault(kind, more);
    assert_eq!(status, 1, "{kind}");
    let inputs = run["inputs"].as_array().unwrap();
    assert_eq!(inputs.len(), 4, "{kind}");
    let lost = &inputs[1];
    assert_eq!((&lost["outcome"], &lost["errors"][0]["code"]), (&"failed".into(), &code.into()), "{kind}: {lost}");
    // The others are what they are without a fault.
    let (whole, _) = with_fault("none", &[]);
    for index in [0, 2, 3] {
        assert_eq!(inputs[index], whole["inputs"][index], "{kind}");
    }
    lost["errors"][0]["message"].as_str().unwrap().to_owned()
}

#[test]
fn a_paper_that_hangs_is_given_up() {
    let begun = Instant::now();
    check("hang", &["--timeout", "0.5"], "timed_out");
    assert!(begun.elapsed() < Duration::from_secs(20));
}

#[test]
fn a_paper_that_aborts_the_reader_is_alone_lost() {
    check("abort", &[], "reader_crashed");
}

#[test]
fn a_paper_that_makes_the_reader_panic_is_alone_lost() {
    let message = check("panic", &[], "reader_crashed");
    assert!(message.contains("fault.rs"), "{message}");
}

#[test]
fn a_paper_that_overflows_the_stack_is_alone_lost() {
    check("stack", &[], "reader_crashed");
}

#[test]
fn a_paper_that_eats_memory_is_alone_lost() {
    check("memory", &["--memory", "200"], "out_of_memory");
}

/// A worker outlives neither its parent's end nor its kill.
#[cfg(target_os = "linux")]
#[test]
fn no_worker_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b.pdf"), "%PDF-1.4\n").unwrap();
    let mut parent = program()
        .arg("extract")
        .arg(folder.path().join("b.pdf"))
        .arg("--output")
        .arg(folder.path().join("output"))
        .args(["--jobs", "1", "--quiet"])
        .env("BOARDPAPERS_FAULT", "hang:b.pdf")
        .spawn()
        .unwrap();
    let children = || {
        let path = format!("/proc/{0}/task", parent.id());
        let mut found = Vec::new();
        for task in fs::read_dir(path).into_iter().flatten().flatten() {
            let text = fs::read_to_string(task.path().join("children")).unwrap_or_default();
            found.extend(text.split_whitespace().map(str::to_owned));
        }
        found
    };
    let deadline = Instant::now() + Duration::from_secs(20);
    let worker = loop {
        if let Some(worker) = children().first() {
            break worker.clone();
        }
        assert!(Instant::now() < deadline, "no worker was started");
        std::thread::sleep(Duration::from_millis(10));
    };
    parent.kill().unwrap();
    parent.wait().unwrap();
    let gone = || {
        // A process that has ended but is not yet waited for has no command line.
        fs::read(format!("/proc/{worker}/cmdline")).map_or(true, |line| line.is_empty())
    };
    while !gone() {
        assert!(Instant::now() < deadline, "the worker is still there");
        std::thread::sleep(Duration::from_millis(10));
    }
}

/// Ctrl-C: said so, with the shell's exit code, no half-written file, and the next run goes on.
#[cfg(target_os = "linux")]
#[test]
fn a_run_that_is_broken_off_says_so_and_is_gone_on_with() {
    let folder = tempfile::tempdir().unwrap();
    let papers = folder.path().join("papers");
    let output = folder.path().join("output");
    fs::create_dir(&papers).unwrap();
    for name in ["a.pdf", "b.pdf"] {
        fs::write(papers.join(name), format!("%PDF-1.4\n%{name}")).unwrap();
    }
    let run = || {
        let mut command = program();
        command.arg("extract").arg(&papers).arg("--output").arg(&output).args(["--jobs", "1", "--quiet"]);
        command
    };
    let parent = run().env("BOARDPAPERS_FAULT", "hang:b.pdf").stderr(std::process::Stdio::piped()).spawn().unwrap();
    let kept = || {
        let cache = fs::read_dir(output.join(".boardpapers-cache"));
        cache.into_iter().flatten().flatten().any(|e| e.file_name().to_string_lossy().ends_with(".result.json"))
    };
    let deadline = Instant::now() + Duration::from_secs(20);
    while !kept() {
        assert!(Instant::now() < deadline, "nothing was kept");
        std::thread::sleep(Duration::from_millis(10));
    }
    assert!(std::process::Command::new("kill").args(["-INT", &parent.id().to_string()]).status().unwrap().success());
    let done = parent.wait_with_output().unwrap();
    assert_eq!(done.status.code(), Some(130));
    assert!(String::from_utf8_lossy(&done.stderr).contains("broken off"), "{done:?}");
    assert!(!output.join("run.json").exists());
    assert_eq!(run().status().unwrap().code(), Some(1));
    assert_eq!(json(&output.join("run.json"))["inputs"].as_array().unwrap().len(), 2);
}
