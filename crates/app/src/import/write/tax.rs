//! Tables of US sales tax: one fact per state.

use encargo_domain::ids::TaxTableId;
use encargo_domain::tax::table::{TaxTable, table_id};
use encargo_domain::{Event, LocalDate};
use encargo_store::{Outcome, us_tax_table_in_force};

use super::Writing;
use crate::import::tax::TableDraft;

/// What tables of tax say of their file.
#[derive(Debug, Clone)]
pub(crate) struct TaxTables {
    pub(crate) valid_from: LocalDate,
    pub(crate) file_name: String,
    pub(crate) file_hash: String,
}

impl Writing<'_> {
    /// One fact per state whose rates are not those in force already.
    pub(super) async fn tax_tables(&mut self, drafts: Vec<TableDraft>) -> Outcome<()> {
        let TaxTables {
            valid_from,
            file_name,
            file_hash,
        } = self.books.tables.clone();
        for TableDraft { state, rates } in drafts {
            let rows = u64::try_from(rates.len()).unwrap_or(u64::MAX);
            let id = us_tax_table_in_force(self.work.reading().await?, &state, valid_from).await?;
            let in_force = match id.and_then(|id| id.parse::<TaxTableId>().ok()) {
                Some(id) => Some(self.work.get::<TaxTable>(id.uuid()).await?),
                None => None,
            };
            let file = (file_name.as_str(), file_hash.as_str());
            match TaxTable::decide_import(in_force.as_deref(), &state, valid_from, rates, file)? {
                None => {
                    self.written.already_there += rows;
                    self.written.rows_already_there += rows;
                }
                Some(event) => {
                    let id = table_id(&state, valid_from);
                    self.work
                        .record(&self.ctx, Event::TaxTable(id, event))
                        .await?;
                    self.written.documents += rows;
                    self.written.rows += rows;
                }
            }
        }
        Ok(())
    }
}
