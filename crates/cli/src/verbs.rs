//! Carrying out what was typed.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use encargo_app::{App, CommandError, Language, Options};
use serde_json::{Value, json};

use crate::arguments::{Arguments, BenchVerb, ChainVerb, DocumentsVerb, InvoiceVerb, Syntax, Verb};

type Done = Result<ExitCode, CommandError>;

/// See the module.
pub(crate) async fn run(arguments: Arguments, language: Language) -> Done {
    let data = arguments
        .data
        .clone()
        .unwrap_or_else(encargo_app::default_data_dir);
    let json = arguments.json;
    match arguments.verb {
        Verb::Commands => Ok(commands(json)),
        Verb::Bindings => {
            print!("{}", encargo_app::typescript());
            Ok(ExitCode::SUCCESS)
        }
        Verb::Check => check(&data, json).await,
        Verb::Rebuild => encargo_app::rebuild(&data)
            .await
            .map(|()| ExitCode::SUCCESS),
        Verb::Bench {
            verb:
                BenchVerb::OrderToCash {
                    workload,
                    orders,
                    fill,
                    clients,
                },
        } => {
            let options = encargo_app::BenchOptions {
                workload,
                data_dir: data,
                orders,
                fill,
                clients,
            };
            let report =
                encargo_app::order_to_cash(options, &mut |line| eprintln!("{line}")).await?;
            println!("{}", pretty(&report));
            Ok(ExitCode::SUCCESS)
        }
        Verb::Bench {
            verb: BenchVerb::Documents { count },
        } => {
            let measured = encargo_app::document_bench(count)?;
            if json {
                println!(
                    "{}",
                    pretty(&serde_json::to_value(&measured).unwrap_or_default())
                );
            } else {
                print!("{measured}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Verb::Source {
            instance,
            solution,
            mode,
            iterations,
            stats,
        } => {
            let figures = encargo_app::source_instance(&encargo_app::SourceOptions {
                instance,
                solution,
                mode,
                iterations,
            })?;
            if stats {
                println!("{figures}");
            }
            Ok(ExitCode::SUCCESS)
        }
        Verb::Documents {
            verb: DocumentsVerb::Corpus { out, seed },
        } => {
            let written = encargo_app::document_corpus(&out, seed)?;
            println!("{}", pretty(&written));
            Ok(ExitCode::SUCCESS)
        }
        Verb::Seed { seed, today, scale } => {
            let app = open(data, language).await?;
            let done = seed_shop(&app, seed, today.as_deref(), scale, json).await;
            app.close().await;
            done
        }
        Verb::Call { name, payload } => {
            let app = open(data, language).await?;
            let done = call(&app, &name, &payload, language).await;
            app.close().await;
            done
        }
        Verb::Import {
            profile,
            currency,
            valid_from,
            path,
        } => {
            let app = open(data, language).await?;
            let done = import(&app, profile, (currency, valid_from), path, json, language).await;
            app.close().await;
            done
        }
        Verb::Invoice { verb } => {
            let (number, format, output) = match verb {
                InvoiceVerb::Pdf { number, output } => (number, "pdf", output),
                InvoiceVerb::Xml {
                    number,
                    syntax,
                    output,
                } => {
                    let format = match syntax {
                        Syntax::Ubl => "ubl",
                        Syntax::Cii => "cii",
                        Syntax::Peppol => "peppol",
                        Syntax::Xrechnung => "xrechnung",
                    };
                    (number, format, output)
                }
            };
            let app = open(data, language).await?;
            let done = save_document(&app, &number, format, &output).await;
            app.close().await;
            done
        }
        Verb::Chain { verb } => {
            let app = open(data, language).await?;
            let done = chain(&app, verb, json).await;
            app.close().await;
            done
        }
        Verb::Serve { port, ui } => crate::serve::serve(data, port, ui, language).await,
    }
}

/// Opens a data folder for one command.
pub(crate) async fn open(data: PathBuf, language: Language) -> Result<Arc<App>, CommandError> {
    App::open(Options::new(data, language)).await
}

pub(crate) fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

fn commands(as_json: bool) -> ExitCode {
    let list: Vec<Value> = encargo_app::entries()
        .iter()
        .map(|e| {
            let (payload, answer) = e.type_names();
            json!({ "name": e.name, "role": e.role(), "payload": payload, "answer": answer, "permission": e.permission.as_str() })
        })
        .collect();
    if as_json {
        println!("{}", pretty(&Value::from(list)));
        return ExitCode::SUCCESS;
    }
    let field = |v: &Value, name: &str| {
        v.get(name)
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    for entry in &list {
        let role = field(entry, "role");
        let permission = if role == "query" {
            "read".to_owned()
        } else {
            field(entry, "permission")
        };
        println!(
            "{:<28} {:<8} {:<24} -> {:<28} [{permission}]",
            field(entry, "name"),
            role,
            field(entry, "payload"),
            field(entry, "answer")
        );
    }
    ExitCode::SUCCESS
}

async fn check(data: &Path, as_json: bool) -> Done {
    let report = encargo_app::check(data).await?;
    let sound = report.findings.is_empty();
    if as_json {
        println!(
            "{}",
            pretty(&serde_json::to_value(&report).unwrap_or_default())
        );
    } else {
        println!(
            "{} events, {} orders, {} stock accounts, {} documents",
            report.events, report.orders, report.accounts, report.documents
        );
        for finding in &report.findings {
            println!("WRONG: {}: {}", finding.check, finding.what);
        }
        if sound {
            println!("All invariants hold.");
        }
    }
    Ok(if sound {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

async fn seed_shop(
    app: &Arc<App>,
    seed: u64,
    today: Option<&str>,
    scale: u32,
    as_json: bool,
) -> Done {
    let today = match today {
        None => None,
        Some(day) => Some(day.parse().map_err(|_| bad_argument("today", day))?),
    };
    let options = encargo_app::SeedOptions { seed, today, scale };
    let report = encargo_app::seed(app, options, &mut |line| {
        if !as_json {
            eprintln!("{line}");
        }
    })
    .await?;
    println!(
        "{}",
        pretty(&serde_json::to_value(report).unwrap_or_default())
    );
    Ok(ExitCode::SUCCESS)
}

fn bad_argument(field: &str, value: &str) -> CommandError {
    let params = [
        ("field".to_owned(), field.into()),
        ("value".to_owned(), value.into()),
    ]
    .into();
    CommandError {
        code: "field_invalid".to_owned(),
        params,
        incident_id: None,
        fault: false,
    }
}

async fn call(app: &Arc<App>, name: &str, payload: &str, language: Language) -> Done {
    let mut text = payload.to_owned();
    if payload == "-" {
        text.clear();
        std::io::stdin()
            .read_to_string(&mut text)
            .map_err(|_| bad_argument("payload", "-"))?;
    }
    let payload: Value =
        serde_json::from_str(&text).map_err(|e| bad_argument("payload", &e.to_string()))?;
    match app.call(name, payload).await {
        Ok(answer) => {
            println!("{}", pretty(&answer));
            Ok(ExitCode::SUCCESS)
        }
        Err(error) => {
            eprintln!("{}", error.say(language));
            println!(
                "{}",
                pretty(&serde_json::to_value(&error).unwrap_or_default())
            );
            Ok(ExitCode::FAILURE)
        }
    }
}

async fn import(
    app: &Arc<App>,
    profile: String,
    (currency, valid_from): (Option<String>, Option<String>),
    path: PathBuf,
    as_json: bool,
    language: Language,
) -> Done {
    let options = encargo_app::ImportOptions {
        profile,
        path,
        currency,
        mapping: std::collections::BTreeMap::new(),
        valid_from,
    };
    let mut shown = 0;
    let result = encargo_app::import_file(app, options, |done, total| {
        // One line every 5 %: enough to see that it moves.
        let percent = (done * 100).checked_div(total).unwrap_or(100);
        if !as_json && percent >= shown + 5 {
            shown = percent;
            eprintln!("{percent:>3} %  {done} / {total}");
        }
    })
    .await?;
    if as_json {
        println!(
            "{}",
            pretty(&serde_json::to_value(&result).unwrap_or_default())
        );
    } else {
        println!(
            "{} rows, {} in the database, {} in the error report",
            result.rows, result.rows_imported, result.error_count
        );
        println!(
            "{} documents: {} new, {} already there",
            result.documents, result.documents_imported, result.already_there
        );
        for total in &result.totals {
            println!("{} {}", total.currency, total.total_minor);
        }
        for error in result.errors.iter().take(20) {
            println!(
                "row {}: {}",
                error.row,
                encargo_app::say(language, &error.words)
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn save_document(app: &Arc<App>, number: &str, format: &str, output: &Path) -> Done {
    // The app takes whole paths only: it does not know where this command was typed.
    let path = std::path::absolute(output).unwrap_or_else(|_| output.to_path_buf());
    let asked = json!({ "number": number, "format": format, "path": path });
    app.call("document.save", asked).await?;
    println!("{}", output.display());
    Ok(ExitCode::SUCCESS)
}

async fn chain(app: &Arc<App>, verb: ChainVerb, as_json: bool) -> Done {
    let answer = match verb {
        ChainVerb::Verify => return verify_chain(app, as_json).await,
        ChainVerb::Export { out } => {
            let folder = std::path::absolute(&out).unwrap_or(out);
            app.call("chain.export", json!({ "folder": folder }))
                .await?
        }
        ChainVerb::Send => app.call("chain.send", json!({})).await?,
    };
    println!("{}", pretty(&answer));
    Ok(ExitCode::SUCCESS)
}

async fn verify_chain(app: &Arc<App>, as_json: bool) -> Done {
    let report = app.call("chain.verify", json!({})).await?;
    let none = Vec::new();
    let findings = report
        .get("findings")
        .and_then(Value::as_array)
        .unwrap_or(&none);
    if as_json {
        println!("{}", pretty(&report));
    } else {
        let number = |name: &str| report.get(name).and_then(Value::as_u64).unwrap_or(0);
        println!(
            "{} chains, {} records, {} log entries",
            number("chains"),
            number("records"),
            number("logged")
        );
        for finding in findings {
            let text = |name: &str| {
                finding
                    .get(name)
                    .and_then(Value::as_str)
                    .unwrap_or_default()
            };
            let position = finding.get("position").and_then(Value::as_u64).unwrap_or(0);
            println!(
                "WRONG: {} record {position} {}: {}",
                text("deviceCode"),
                text("number"),
                text("flaw")
            );
        }
        if findings.is_empty() {
            println!("Every record is as it was made.");
        }
    }
    Ok(if findings.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
