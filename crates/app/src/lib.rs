//! The one registry of commands and queries. A host (window, command line, loopback server) opens an [`App`] and calls things by name;
//! it knows none of them. A command goes: load → decide → commit → answer; a query reads a view made for a screen.

mod app;
mod batch;
mod bench;
mod bindings;
mod commands;
mod context;
mod corpus;
mod email;
mod error;
mod exchange;
mod facts;
mod feed;
mod fiscal;
mod folders;
mod images;
mod import;
mod jobs;
mod looks;
mod marks;
mod notices;
mod parking;
mod places;
mod post;
mod printing;
mod promise;
mod queries;
mod recording;
mod registry;
mod saving;
mod seed;
mod sourcing;
mod views;
mod watch;
mod waves;

pub use app::{App, Options};
pub use bench::{
    BenchOptions, DocumentsBench, SourceOptions, document_bench, order_to_cash, source_instance,
};
pub use bindings::typescript;
pub use context::{Clock, Cx};
pub use corpus::document_corpus;
pub use error::{CommandError, say};
pub use feed::FeedMessage;
pub use folders::{check, default_data_dir, rebuild};
pub use import::{
    CurrencyTotal, ImportError, ImportOptions, ImportResult, run_file as import_file,
};
pub use notices::Notice;
pub use registry::{Entry, Role, entries};
pub use seed::{SeedOptions, seed};

pub use encargo_domain::refusal::Words;
pub use encargo_domain::words::Language;
