//! The sourcing benchmark: instances from its generator, solutions by the optimised `encargo source`, feasibility and
//! cost by its own checker, beside the rule list, the order-by-order decision and the best known values.
//!
//! The benchmark (generator, checker, best known values) lies beside the checkout and not in it.

mod table;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use serde_json::Value;

use crate::command::{answered, cargo, exists, finish, program};
use crate::steps::{Steps, Trouble};
use crate::tree;

use table::{Row, Run};

/// Instances that nothing was tuned on: the online share must hold on them too.
const FRESH: [(&str, u64); 8] = [
    ("small", 101),
    ("small", 102),
    ("small", 103),
    ("small", 104),
    ("small", 105),
    ("medium", 201),
    ("medium", 202),
    ("medium", 203),
];
/// Random orders of the trial.
const TRIAL: &str = "1000000";
/// Streams on which re-evaluation is shown.
const STREAMS: [&str; 2] = ["P-small-online", "P-medium-online"];

/// Parts that can be asked for besides names of instances.
const PARTS: [&str; 3] = ["fresh", "decisions", "reevaluation"];

/// Everything, or only the instances whose names contain one of the words, or only some parts.
pub(crate) fn bench(only: &[String]) -> Result<(), Trouble> {
    let bench = Bench::find()?;
    let asked = |part: &str| only.is_empty() || only.iter().any(|word| word == part);
    let mut steps = Steps::of(1);
    steps.step("building, optimised", || {
        finish(cargo(&["build", "--release", "--package", "encargo-cli"]))?;
        let sourcing = ["--package", "encargo-sourcing", "--examples"];
        finish(cargo(&[&["build", "--release"], &sourcing[..]].concat()))
    })?;
    let wanted = |name: &str| {
        let mut words = only.iter().filter(|word| !PARTS.contains(&word.as_str()));
        only.is_empty() || words.any(|word| name.contains(word.as_str()))
    };
    let public = bench.public()?;
    let chosen: Vec<&Case> = public.iter().filter(|case| wanted(&case.name)).collect();
    if !chosen.is_empty() {
        bench.report("the public set", &chosen)?;
    }
    if asked("fresh") {
        let fresh: Vec<Case> = FRESH
            .iter()
            .map(|(size, seed)| fresh(size, *seed))
            .collect();
        let fresh: Vec<&Case> = fresh.iter().collect();
        bench.report("online, on seeds nothing was tuned on", &fresh)?;
    }
    if asked("reevaluation") {
        println!(
            "\nre-evaluation, 6 to 18 h until picking (wanted: 45 % of the avoidable extra shipments removed)"
        );
        let streams = public
            .iter()
            .filter(|case| STREAMS.contains(&case.name.as_str()));
        let files: Result<Vec<PathBuf>, Trouble> =
            streams.map(|case| bench.instance(case)).collect();
        let mut experiment = program(example("reevaluate"));
        experiment.args(files?);
        finish(experiment)?;
    }
    if asked("decisions") {
        println!(
            "\nsingle decisions, 200 locations (wanted: p50 20 us, p99 250 us, 25,000 a second)"
        );
        let mut trial = program(example("trial"));
        trial.arg(TRIAL);
        finish(trial)?;
    }
    Ok(())
}

/// An instance of the generator.
struct Case {
    name: String,
    size: String,
    scenario: String,
    seed: u64,
}

impl Case {
    fn online(&self) -> bool {
        self.scenario == "online"
    }
}

fn fresh(size: &str, seed: u64) -> Case {
    Case {
        name: format!("fresh-{size}-online-{seed}"),
        size: size.to_owned(),
        scenario: "online".to_owned(),
        seed,
    }
}

/// Where the benchmark lies and where its instances and solutions go.
struct Bench {
    dom: PathBuf,
    work: PathBuf,
    optima: Value,
}

impl Bench {
    fn find() -> Result<Self, Trouble> {
        let dom = tree::root().join("../shared/dom");
        if !dom.join("check.py").exists() {
            return Err(Trouble::new(format!(
                "NOTHING WAS MEASURED: the sourcing benchmark is not there. Its generator, checker and best known values are \
                 expected in {}",
                dom.display()
            )));
        }
        if !exists("python3") {
            return Err(Trouble::new(
                "NOTHING WAS MEASURED: the benchmark's generator and checker need python3",
            ));
        }
        let work = tree::target().join("bench/sourcing");
        fs::create_dir_all(&work)
            .map_err(|error| Trouble::new(format!("{}: {error}", work.display())))?;
        let optima = json(&dom.join("optima.json"))?;
        Ok(Self { dom, work, optima })
    }

    fn public(&self) -> Result<Vec<Case>, Trouble> {
        let list = json(&self.dom.join("public.json"))?;
        let list = list
            .get("instances")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        let text = |entry: &Value, field: &str| {
            entry
                .get(field)
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let case = |entry: &Value| Case {
            name: text(entry, "name"),
            size: text(entry, "size"),
            scenario: text(entry, "scenario"),
            seed: entry.get("seed").and_then(Value::as_u64).unwrap_or(0),
        };
        Ok(list.iter().map(case).collect())
    }

    /// Solves and prints instance by instance, then what they say together.
    fn report(&self, title: &str, cases: &[&Case]) -> Result<(), Trouble> {
        println!("\n{title}\n{}", table::head());
        let mut rows = Vec::new();
        for case in cases {
            let row = self.row(case)?;
            println!("{row}");
            rows.push(row);
        }
        print!("{}", table::summary(&rows));
        if rows.iter().any(|row| !row.feasible()) {
            return Err(Trouble::new("check.py found a solution that breaks a rule"));
        }
        Ok(())
    }

    fn row(&self, case: &Case) -> Result<Row, Trouble> {
        let instance = self.instance(case)?;
        let value = |field: &str| self.optima.get(&case.name)?.get(field)?.as_f64();
        let proven = self
            .optima
            .get(&case.name)
            .and_then(|o| o.get("proven"))
            .and_then(Value::as_bool);
        Ok(Row {
            name: case.name.clone(),
            size: case.size.clone(),
            waterfall: self.run(&instance, "waterfall")?,
            myopic: self.run(&instance, "myopic")?,
            batch: self.run(&instance, "batch")?,
            online: case
                .online()
                .then(|| self.run(&instance, "online"))
                .transpose()?,
            optimum: value("best_known").filter(|_| proven == Some(true)),
            bound: value("lower_bound"),
        })
    }

    /// The file of an instance, written anew if the generator is younger.
    fn instance(&self, case: &Case) -> Result<PathBuf, Trouble> {
        let file = self.work.join(format!("{}.json", case.name));
        let generator = self.dom.join("gen.py");
        let age = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
        if age(&file) > age(&generator) {
            return Ok(file);
        }
        // Under another name until it is whole: an interrupted run leaves no half instance behind.
        let unfinished = file.with_extension("new");
        let mut python = Command::new("python3");
        python
            .arg(generator)
            .args([&case.size, &case.scenario])
            .arg(case.seed.to_string());
        python
            .args(["--name", &case.name])
            .arg("-o")
            .arg(&unfinished);
        answered(python)?;
        fs::rename(&unfinished, &file)
            .map_err(|error| Trouble::new(format!("{}: {error}", file.display())))?;
        Ok(file)
    }

    fn run(&self, instance: &Path, mode: &str) -> Result<Run, Trouble> {
        let solution = instance.with_extension(mode);
        let mut encargo = program(tree::built("release", "encargo"));
        encargo
            .arg("source")
            .arg(instance)
            .arg(&solution)
            .args(["--mode", mode, "--stats"]);
        let started = Instant::now();
        let said = answered(encargo)?;
        let seconds = started.elapsed().as_secs_f64();
        let stats = parsed(&said, "encargo source --stats")?;
        // The checker leaves with 1 where a rule is broken, and says so in its answer.
        let mut python = Command::new("python3");
        python
            .arg(self.dom.join("check.py"))
            .arg(instance)
            .arg(&solution);
        let output = python
            .output()
            .map_err(|error| crate::command::not_started(&python, &error))?;
        let checked = parsed(&String::from_utf8_lossy(&output.stdout), "check.py")?;
        let micro = |value: &Value, field: &str| {
            value
                .get(field)
                .and_then(Value::as_f64)
                .map(|micro| micro / 1e6)
        };
        let cost = micro(&checked, "cost").ok_or_else(|| Trouble::new("check.py names no cost"))?;
        if micro(&stats, "cost") != Some(cost) {
            let own = micro(&stats, "cost").unwrap_or_default();
            return Err(Trouble::new(format!(
                "{}: the engine says it costs {own}, the checker {cost}",
                solution.display()
            )));
        }
        let number = |field: &str| stats.get(field).and_then(Value::as_f64);
        Ok(Run {
            cost,
            feasible: checked.get("feasible").and_then(Value::as_bool) == Some(true),
            bound: micro(&stats, "bound"),
            seconds,
            us_p50: number("us_p50"),
            us_p99: number("us_p99"),
        })
    }
}

fn example(name: &str) -> PathBuf {
    tree::built("release/examples", name)
}

fn json(file: &Path) -> Result<Value, Trouble> {
    let text = fs::read_to_string(file)
        .map_err(|error| Trouble::new(format!("{}: {error}", file.display())))?;
    parsed(&text, &file.display().to_string())
}

fn parsed(text: &str, whose: &str) -> Result<Value, Trouble> {
    serde_json::from_str(text).map_err(|error| Trouble::new(format!("{whose}: {error}: {text}")))
}
