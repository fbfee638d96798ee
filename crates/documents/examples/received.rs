//! Reads e-invoices and says what they bill: `received <file>…` (UBL, CII, or a PDF with CII
//! inside).
#![expect(clippy::print_stdout, reason = "a program for people at a terminal")]

use std::error::Error;

use encargo_documents::received::read;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        match read(&std::fs::read(&path)?) {
            Ok(r) => println!(
                "{path}: {:?} {} of {}, {} lines, {} {} (order «{}»)",
                r.syntax,
                r.number,
                r.seller.name,
                r.lines.len(),
                r.total_minor,
                r.currency,
                r.order
            ),
            Err(error) => println!("{path}: refused, {error}"),
        }
    }
    Ok(())
}
