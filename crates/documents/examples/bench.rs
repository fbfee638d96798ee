//! What printing costs: CPU of one document of 8 and of 50 lines, 1,000 separate legal files, and
//! 1,000 pages in one file.
#![expect(clippy::print_stdout, reason = "a program for people at a terminal")]

use std::error::Error;
use std::time::{Duration, Instant};

use encargo_documents::brand::Brand;
use encargo_documents::sample::an_invoice;
use encargo_documents::{BatchUse, Job, PdfOptions, batch_pdf, pdf};
use encargo_domain::document::Document;

/// The system counts CPU in ticks: many runs are measured together.
const RUNS: u32 = 300;

fn main() -> Result<(), Box<dyn Error>> {
    let options = PdfOptions::default();
    for lines in [8, 50] {
        let document = an_invoice().with_lines(lines).build();
        pdf(&document, &options)?;
        let (start, mut size) = (Clock::now(), 0);
        for _ in 0..RUNS {
            size = pdf(&document, &options)?.len();
        }
        let one = start.elapsed() / RUNS;
        println!("{lines} lines: {one:?} CPU, {size} bytes");
    }
    let documents: Vec<Document> = (1..=1_000u32)
        .map(|n| {
            let name = |d: &mut Document| d.number = format!("T1-F-2026-{n:06}");
            an_invoice().with_lines(8).with(name).build()
        })
        .collect();
    let (start, mut bytes) = (Clock::now(), 0);
    for document in &documents {
        bytes += pdf(document, &options)?.len();
    }
    let time = start.elapsed();
    println!(
        "1,000 legal files: {time:?} CPU, {} a second, {bytes} bytes",
        per_second(1_000, time)
    );
    let jobs: Vec<Job<'_>> = documents.iter().map(|d| Job::Issued(d, None)).collect();
    let brand = Brand::default();
    for usage in [BatchUse::Print, BatchUse::Read] {
        let start = Clock::now();
        let file = batch_pdf("1,000", &jobs, (&options, &brand), usage)?;
        let time = start.elapsed();
        println!(
            "one file of 1,000 papers, {usage:?}: {time:?} CPU, {} a second, {} bytes",
            per_second(1_000, time),
            file.len()
        );
    }
    Ok(())
}

fn per_second(count: u128, time: Duration) -> u128 {
    count * 1_000_000 / time.as_micros().max(1)
}

/// CPU time of this thread where the system tells (Linux), else time on the wall.
struct Clock {
    cpu: Option<Duration>,
    wall: Instant,
}

impl Clock {
    fn now() -> Self {
        Self {
            cpu: cpu(),
            wall: Instant::now(),
        }
    }
    fn elapsed(&self) -> Duration {
        match (self.cpu, cpu()) {
            (Some(start), Some(end)) => end.saturating_sub(start),
            _ => self.wall.elapsed(),
        }
    }
}

fn cpu() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds = text.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanoseconds))
}
