//! `framework`: what is wrong with a framework of one's own.

use super::arguments::FrameworkCommand;
use super::{Status, print};
use boardpapers::error::Error;
use boardpapers::framework::{Weight, check};
use std::fmt::Write as _;

/// Checks a framework.
pub(super) fn run(command: &FrameworkCommand) -> Result<Status, Error> {
    let FrameworkCommand::Check { file } = command;
    let text = std::fs::read_to_string(file).map_err(Error::access(&file))?;
    let (framework, problems) = check(&text);
    let mut report = String::new();
    for problem in &problems {
        let _ = writeln!(report, "{}: {problem}", file.display());
    }
    if let Some(framework) = &framework {
        let _ = writeln!(
            report,
            "`{}`: {} proposals under {} features, {} ratings",
            framework.id,
            framework.proposal_count(),
            framework.features.len(),
            framework.scale.len()
        );
    }
    print(&report)?;
    let usable = framework.is_some() && problems.iter().all(|problem| problem.weight == Weight::Advice);
    Ok(if usable { Status::Success } else { Status::Incomplete })
}
