//! The project's own commands, the same on every system: `cargo xtask run` and `cargo xtask test` are all a newcomer needs.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command line speaks"
)]

mod command;
mod rust;
mod shop;
mod sourcing;
mod stamp;
mod steps;
mod system;
mod tree;
mod ui;

use std::process::ExitCode;

use crate::steps::{Steps, Trouble};

const HELP: &str = "\
cargo xtask run [-- ARGS]   set up, build, and open the window on the demo shop (in a browser where there is no display)
cargo xtask test            set up, then every test: Rust, screens, browser, real window
cargo xtask setup           only install what is missing and build the screens
cargo xtask ci              formatting and lints, then test
cargo xtask bench NAME ...  the workload NAME on an optimised build: order-to-cash, ...
cargo xtask bench sourcing  the sourcing engine on the public instances, beside the rules and the best known values
cargo xtask bindings        write the TypeScript types of the registry into ui/src/bindings
cargo xtask dist            the installable packages, in target/release/bundle
";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let name = args.next().unwrap_or_default();
    let rest: Vec<String> = args.skip_while(|arg| arg == "--").collect();
    match carry_out(&name, &rest) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\nxtask: {trouble}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(name: &str, rest: &[String]) -> Result<(), Trouble> {
    match name {
        "run" => run(rest),
        "test" => test(&mut Steps::of(8)),
        "setup" => set_up(&mut Steps::of(3), system::For::Tests),
        "ci" => ci(),
        "bench" => match rest.split_first() {
            Some((name, only)) if name == "sourcing" => sourcing::bench(only),
            _ => rust::bench(&mut Steps::of(1), rest),
        },
        "bindings" => rust::bindings(&mut Steps::of(2)),
        "dist" => dist(),
        "help" | "--help" | "-h" => {
            print!("{HELP}");
            Ok(())
        }
        other => Err(Trouble::new(format!("no command `{other}`\n\n{HELP}"))),
    }
}

fn set_up(steps: &mut Steps, what_for: system::For) -> Result<(), Trouble> {
    system::install(steps, what_for)?;
    ui::install(steps)?;
    ui::build(steps)
}

fn run(args: &[String]) -> Result<(), Trouble> {
    let mut steps = Steps::of(6);
    set_up(&mut steps, system::For::Running)?;
    rust::build(&mut steps)?;
    shop::seed(&mut steps)?;
    shop::open(&mut steps, args)
}

fn test(steps: &mut Steps) -> Result<(), Trouble> {
    set_up(steps, system::For::Tests)?;
    rust::build(steps)?;
    ui::check(steps)?;
    ui::lint(steps)?;
    ui::test(steps)?;
    rust::test(steps)?;
    steps.total();
    Ok(())
}

fn ci() -> Result<(), Trouble> {
    let mut steps = Steps::of(10);
    rust::format(&mut steps)?;
    // The lints compile the window, which needs the packages and something to show.
    set_up(&mut steps, system::For::Tests)?;
    rust::lint(&mut steps)?;
    rust::build(&mut steps)?;
    ui::check(&mut steps)?;
    ui::lint(&mut steps)?;
    ui::test(&mut steps)?;
    rust::test(&mut steps)?;
    steps.total();
    Ok(())
}

fn dist() -> Result<(), Trouble> {
    let mut steps = Steps::of(4);
    set_up(&mut steps, system::For::Running)?;
    rust::dist(&mut steps)
}
