//! `encargo`: everything the window can do, without a window. Output is for people; `--json` is for programs. Exit code 0 = done, 1 = refused
//! or something is wrong, 2 = called wrongly.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "printing is what a command line program is for"
)]

mod arguments;
mod language;
mod serve;
mod verbs;

use std::process::ExitCode;

use arguments::Arguments;
use clap::Parser;

/// Answers are made on one thread and dropped on another, thousands of small strings a second: the system's allocator spends a tenth of
/// the time on that.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("ENCARGO_LOG")
                .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn")),
        )
        .with_writer(std::io::stderr)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
    {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let language = language::of_system();
    match runtime.block_on(verbs::run(arguments, language)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{}", error.say(language));
            ExitCode::FAILURE
        }
    }
}
