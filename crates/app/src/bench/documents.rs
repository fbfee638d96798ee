//! `encargo bench documents`: what printing costs. CPU and bytes of one invoice of 8 and of 50 lines, legal files a second, pages a second of one
//! merged file; all of sample documents, on the one thread that asks.

use std::fmt;
use std::time::Duration;

use encargo_documents::brand::Brand;
use encargo_documents::sample::an_invoice;
use encargo_documents::{BatchUse, DocumentError, Job, PdfOptions, batch_pdf, pdf};
use encargo_domain::document::Document;
use encargo_store::Fault;
use serde::Serialize;

use super::machine::{ThreadClock, rounded};
use crate::error::CommandError;

/// The system counts CPU in ticks of some milliseconds: many runs are measured together.
const RUNS: u32 = 200;

/// What printing costs.
#[derive(Debug, Clone, Serialize)]
pub struct DocumentsBench {
    /// One document, by its number of lines.
    pub one: Vec<OneDocument>,
    /// How many documents of 8 lines the figures below are of.
    pub count: u32,
    /// Legal files (PDF/A-3 with the e-invoice inside), each by itself.
    pub separate: Many,
    /// The same as one file for a printer, a page each.
    pub merged_print: Many,
    /// The same as one file to read: with structure and bookmarks.
    pub merged_read: Many,
}

/// One document.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct OneDocument {
    /// Lines.
    pub lines: u32,
    /// CPU, in milliseconds.
    pub cpu_ms: f64,
    /// Bytes of the file.
    pub bytes: usize,
}

/// Many documents.
#[derive(Debug, Clone, Copy, Serialize)]
pub struct Many {
    /// CPU, in seconds.
    pub cpu_s: f64,
    /// Documents a second; pages a second where each is one page.
    pub per_second: f64,
    /// Bytes of all.
    pub bytes: usize,
}

/// Measures; documents that cannot be drawn are a fault.
pub fn document_bench(count: u32) -> Result<DocumentsBench, CommandError> {
    measure(count.max(1), RUNS).map_err(|error| {
        Fault::Io {
            what: "drawing a sample document",
            source: std::io::Error::other(error),
        }
        .into()
    })
}

fn measure(count: u32, runs: u32) -> Result<DocumentsBench, DocumentError> {
    let options = PdfOptions::default();
    let one = [8, 50]
        .map(|lines| one(lines, runs, &options))
        .into_iter()
        .collect::<Result<_, _>>()?;
    let documents: Vec<Document> = (1..=count)
        .map(|n| {
            let name = |d: &mut Document| d.number = format!("T1-F-2026-{n:06}");
            an_invoice().with_lines(8).with(name).build()
        })
        .collect();
    let clock = ThreadClock::start();
    let mut bytes = 0;
    for document in &documents {
        bytes += pdf(document, &options)?.len();
    }
    let separate = Many::of(count, clock.elapsed(), bytes);
    let jobs: Vec<Job<'_>> = documents.iter().map(|d| Job::Issued(d, None)).collect();
    let brand = Brand::default();
    let merged = |usage| -> Result<Many, DocumentError> {
        let clock = ThreadClock::start();
        let file = batch_pdf("bench", &jobs, (&options, &brand), usage)?;
        Ok(Many::of(count, clock.elapsed(), file.len()))
    };
    Ok(DocumentsBench {
        one,
        count,
        separate,
        merged_print: merged(BatchUse::Print)?,
        merged_read: merged(BatchUse::Read)?,
    })
}

fn one(lines: u32, runs: u32, options: &PdfOptions) -> Result<OneDocument, DocumentError> {
    let document = an_invoice().with_lines(lines).build();
    // The first one reads the faces; the shop prints it once a day.
    let bytes = pdf(&document, options)?.len();
    let clock = ThreadClock::start();
    for _ in 0..runs {
        pdf(&document, options)?;
    }
    let each = clock.elapsed() / runs.max(1);
    Ok(OneDocument {
        lines,
        cpu_ms: rounded(each.as_secs_f64() * 1_000.0, 2),
        bytes,
    })
}

impl Many {
    fn of(count: u32, cpu: Duration, bytes: usize) -> Self {
        let seconds = cpu.as_secs_f64().max(1e-6);
        Self {
            cpu_s: rounded(seconds, 3),
            per_second: rounded(f64::from(count) / seconds, 0),
            bytes,
        }
    }
}

impl fmt::Display for DocumentsBench {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for one in &self.one {
            writeln!(
                f,
                "one invoice of {:>2} lines    {:>8.2} ms CPU  {:>10} bytes",
                one.lines, one.cpu_ms, one.bytes
            )?;
        }
        let many = [
            ("legal files", &self.separate),
            ("one file, print", &self.merged_print),
            ("one file, read", &self.merged_read),
        ];
        for (name, many) in many {
            writeln!(
                f,
                "{:>6} {name:<19} {:>8.2} s CPU   {:>10} bytes  {:>5} a second",
                self.count, many.cpu_s, many.bytes, many.per_second
            )?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_figure_is_measured() {
        let measured = measure(3, 1).unwrap();
        assert_eq!(
            measured.one.iter().map(|o| o.lines).collect::<Vec<_>>(),
            [8, 50]
        );
        let (eight, fifty) = (measured.one[0], measured.one[1]);
        assert!(eight.bytes < fifty.bytes, "{measured}");
        assert!(
            measured.separate.bytes >= 3 * eight.bytes - 300,
            "{measured}"
        );
        assert!(
            measured.merged_print.bytes < measured.merged_read.bytes
                && measured.merged_read.bytes < measured.separate.bytes,
            "{measured}"
        );
    }
}
