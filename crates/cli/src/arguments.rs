//! What can be typed.

use std::path::PathBuf;

use clap::{Parser, Subcommand, ValueEnum};

/// Order management for a shop, on this computer.
#[derive(Debug, Parser)]
#[command(name = "encargo", version, about)]
pub(crate) struct Arguments {
    /// Data folder (database, documents, backups). Default: the system's application data folder, or `ENCARGO_DATA_DIR`.
    #[arg(long, global = true)]
    pub(crate) data: Option<PathBuf>,
    /// Answers as JSON.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) verb: Verb,
}

/// Verbs.
#[derive(Debug, Subcommand)]
pub(crate) enum Verb {
    /// Makes the demo shop in an empty data folder.
    Seed {
        /// Seed of the generator: the same seed and day give the same shop.
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// The day the demo shop lives on (yyyy-mm-dd); default today.
        #[arg(long)]
        today: Option<String>,
        /// Size: 1 = about 3,500 orders.
        #[arg(long, default_value_t = 1)]
        scale: u32,
    },
    /// Proves the invariants of a data folder; names what is wrong and exits 1.
    Check,
    /// Writes the read tables anew from the journal.
    Rebuild,
    /// Lists everything that can be called, with payload type and permission.
    Commands,
    /// Calls a command or query with a JSON payload (`-` reads it from standard input).
    Call {
        /// Name (`order.place`).
        name: String,
        /// Payload.
        #[arg(default_value = "{}")]
        payload: String,
    },
    /// Brings in a file (CSV, XLSX, also .xz) or a folder.
    Import {
        /// What it is: shopify, woocommerce, flat-lines, northwind, items, customers, us-tax-rates.
        #[arg(long)]
        profile: String,
        /// Currency of the amounts, where the file does not say.
        #[arg(long)]
        currency: Option<String>,
        /// First day rates of tax hold (2026-11-01); by the file's name, else today, where left out.
        #[arg(long)]
        valid_from: Option<String>,
        /// File or folder.
        path: PathBuf,
    },
    /// Issued invoices and credit notes.
    Invoice {
        #[command(subcommand)]
        verb: InvoiceVerb,
    },
    /// Records for the Spanish tax agency.
    Chain {
        #[command(subcommand)]
        verb: ChainVerb,
    },
    /// Sample documents.
    Documents {
        #[command(subcommand)]
        verb: DocumentsVerb,
    },
    /// Serves the screens and all commands on a loopback address.
    Serve {
        /// Port; 0 = any free one.
        #[arg(long, default_value_t = 4780)]
        port: u16,
        /// Folder of the built screens.
        #[arg(long)]
        ui: Option<PathBuf>,
    },
    /// Decides the orders of a benchmark instance, with the engine that decides for the shop.
    Source {
        /// Instance (JSON).
        instance: PathBuf,
        /// Solution to write (JSON).
        solution: PathBuf,
        /// batch, online (one order at a time), myopic or waterfall.
        #[arg(long, default_value = "batch")]
        mode: String,
        /// Budget of the search; 0 = what suits the size.
        #[arg(long, default_value_t = 0)]
        iterations: usize,
        /// Prints cost, bound, steps and times as JSON.
        #[arg(long)]
        stats: bool,
    },
    /// Measures.
    Bench {
        #[command(subcommand)]
        verb: BenchVerb,
    },
    /// Prints the TypeScript types of the registry.
    Bindings,
}

/// Verbs of invoices.
#[derive(Debug, Subcommand)]
pub(crate) enum InvoiceVerb {
    /// Writes the PDF of an issued document.
    Pdf {
        /// Number.
        number: String,
        /// File to write.
        #[arg(short, long)]
        output: PathBuf,
    },
    /// Writes the e-invoice of an issued document (EN 16931).
    Xml {
        /// Number.
        number: String,
        /// Its syntax.
        #[arg(long, value_enum, default_value_t = Syntax::Ubl)]
        syntax: Syntax,
        /// File to write.
        #[arg(short, long)]
        output: PathBuf,
    },
}

/// The syntaxes of EN 16931, UBL by whose rules.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Syntax {
    /// UBL 2.1.
    Ubl,
    /// UN/CEFACT CII.
    Cii,
    /// UBL 2.1 by the rules of Peppol BIS Billing 3.
    Peppol,
    /// UBL 2.1 by the rules of XRechnung 3.
    Xrechnung,
}

/// Verbs of the records for the tax agency.
#[derive(Debug, Subcommand)]
pub(crate) enum ChainVerb {
    /// Walks every chain: hashes, links, time, a record for each document; names what is wrong and exits 1.
    Verify,
    /// Writes the records as files: XML of the agency's schema, and JSON with the fields of the hashes.
    Export {
        /// Folder to write; made if need be.
        #[arg(short, long)]
        out: PathBuf,
    },
    /// Sends what waits for the agency now, if sending is set up.
    Send,
}

/// Verbs of sample documents.
#[derive(Debug, Subcommand)]
pub(crate) enum DocumentsVerb {
    /// Writes documents of every kind for validators.
    Corpus {
        /// Folder to write.
        #[arg(long)]
        out: PathBuf,
        /// The same seed gives the same bytes.
        #[arg(long, default_value_t = 1)]
        seed: u64,
    },
}

/// Benchmarks.
#[derive(Debug, Subcommand)]
pub(crate) enum BenchVerb {
    /// The order-to-cash workload, through the registry.
    OrderToCash {
        /// Workload file (JSONL).
        #[arg(long)]
        workload: PathBuf,
        /// Take the first orders only.
        #[arg(long)]
        orders: Option<usize>,
        /// Then fill up to this many orders and read again.
        #[arg(long)]
        fill: Option<usize>,
        /// Clients that work at the same time, after the single one.
        #[arg(long, default_value_t = 1)]
        clients: usize,
    },
    /// Invoices as PDF: CPU and size of one, speed of many. On one core, of sample documents; no data folder is touched.
    Documents {
        /// How many legal files, and how many papers in one merged file.
        #[arg(long, default_value_t = 1_000)]
        count: u32,
    },
}
