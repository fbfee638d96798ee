//! Writes the corpus for docs-check: `corpus <directory> [seed]`.
#![expect(clippy::print_stdout, reason = "a program for people at a terminal")]

use std::error::Error;
use std::path::Path;

use encargo_documents::sample::write_corpus;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let directory = arguments
        .next()
        .ok_or("where to? corpus <directory> [seed]")?;
    let seed = arguments.next().map_or(Ok(1), |s| s.parse())?;
    println!("{:?}", write_corpus(Path::new(&directory), seed)?);
    Ok(())
}
