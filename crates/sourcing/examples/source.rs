//! Solves a benchmark instance: `source INSTANCE.json SOLUTION.json [--mode batch|online|myopic|
//! waterfall] [--iterations N] [--stats]`. The shipped command is `encargo source`.

use std::error::Error;
use std::io::Write;
use std::time::Instant;

use encargo_sourcing::engine::{Mode, solve_instance};
use encargo_sourcing::format::Instance;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args()
        .skip(1)
        .filter(|word| word != "source")
        .collect();
    let after = |name: &str| {
        let at = arguments.iter().position(|word| word == name)?;
        arguments.get(at + 1).cloned()
    };
    let [input, output, ..] = arguments.as_slice() else {
        return Err("usage: source INSTANCE.json SOLUTION.json [--mode M] [--iterations N]".into());
    };
    let mode = after("--mode").unwrap_or_else(|| "batch".into());
    let mode = Mode::from_name(&mode).ok_or("unknown mode")?;
    let iterations = after("--iterations").map_or(Ok(0), |n| n.parse())?;
    let start = Instant::now();
    let clock = move || u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
    let instance = Instance::from_json(&std::fs::read_to_string(input)?)?;
    let read_ms = start.elapsed().as_millis();
    let (solution, stats) = solve_instance(&instance, mode, iterations, &clock);
    std::fs::write(output, solution.to_json()?)?;
    if arguments.iter().any(|word| word == "--stats") {
        let mut report = serde_json::to_value(&stats)?;
        if let Some(fields) = report.as_object_mut() {
            fields.insert("readMs".into(), u64::try_from(read_ms)?.into());
            fields.insert(
                "totalMs".into(),
                u64::try_from(start.elapsed().as_millis())?.into(),
            );
            fields.insert("decisionP50Ns".into(), stats.decision_percentile(50).into());
            fields.insert("decisionP99Ns".into(), stats.decision_percentile(99).into());
        }
        writeln!(std::io::stdout(), "{report}")?;
    }
    Ok(())
}
