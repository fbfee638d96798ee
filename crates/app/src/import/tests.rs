//! Imports into a real database in a folder of its own: each profile, what is wrong with rows, coming again, stopping, the shared data.

mod data;
mod flat;
mod master;
mod shops;
mod whole;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encargo_domain::order::Order;
use encargo_domain::words::{Language, has};
use encargo_store::{
    OrderFilter, OrderRow, OrderSort, OrderSortBy, Window, list_orders, load, order_by_number,
};
use tempfile::TempDir;

use super::{ImportOptions, ImportResult, run_file};
use crate::app::{App, Options};
use crate::error::CommandError;

/// An empty shop and a folder for its files.
struct Shop {
    app: Arc<App>,
    folder: TempDir,
}

impl Shop {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open(Options::new(folder.path().join("data"), Language::En))
            .await
            .unwrap();
        Self { app, folder }
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, bytes).unwrap();
        path
    }

    async fn try_import(&self, profile: &str, path: &Path) -> Result<ImportResult, CommandError> {
        let options = ImportOptions {
            profile: profile.to_owned(),
            path: path.to_owned(),
            currency: None,
            mapping: BTreeMap::new(),
            valid_from: None,
        };
        run_file(&self.app, options, |_, _| {}).await
    }

    /// Imports, and checks what holds for every import.
    async fn import(&self, profile: &str, path: &Path) -> ImportResult {
        let result = self.try_import(profile, path).await.unwrap();
        assert_eq!(
            result.rows,
            result.rows_imported + result.rows_already_there + result.error_count,
            "every row is in the database or in the report: {result:?}"
        );
        for error in &result.errors {
            for language in [Language::En, Language::Es] {
                assert!(
                    has(language, &error.words.key),
                    "{language:?} lacks {}",
                    error.words.key
                );
            }
        }
        assert_eq!(result.error_count > 0, result.errors_file.is_some());
        result
    }

    async fn import_text(&self, profile: &str, text: &str) -> ImportResult {
        let path = self.file("file.csv", text);
        self.import(profile, &path).await
    }

    async fn order(&self, number: &str) -> Arc<Order> {
        let mut conn = self.app.store.reader().await.unwrap();
        let id = order_by_number(&mut conn, number)
            .await
            .unwrap()
            .unwrap_or_else(|| panic!("no order {number}"));
        load::<Order>(&mut conn, id.parse().unwrap())
            .await
            .unwrap()
            .unwrap()
            .0
    }

    async fn orders(&self) -> Vec<OrderRow> {
        let mut conn = self.app.store.reader().await.unwrap();
        let mut rows = Vec::new();
        loop {
            let offset = u32::try_from(rows.len()).unwrap();
            let sort = OrderSort {
                by: OrderSortBy::Number,
                descending: false,
            };
            let page = list_orders(
                &mut conn,
                &OrderFilter::default(),
                sort,
                Window {
                    offset,
                    limit: Window::MAX,
                },
                "2000-01-01",
            )
            .await
            .unwrap();
            if page.rows.is_empty() {
                return rows;
            }
            rows.extend(page.rows);
        }
    }

    async fn numbers(&self) -> Vec<String> {
        self.orders().await.into_iter().map(|o| o.number).collect()
    }

    /// Closes the shop; `encargo check` must find nothing.
    async fn close_and_check(self) {
        self.app.close().await;
        let data = self.folder.path().join("data");
        drop(self.app);
        let report = crate::folders::check(&data).await.unwrap();
        assert!(report.findings.is_empty(), "{:?}", report.findings);
    }
}

fn keys(result: &ImportResult) -> Vec<(u64, &str)> {
    result
        .errors
        .iter()
        .map(|e| (e.row, e.words.key.as_str()))
        .collect()
}

fn total(result: &ImportResult, currency: &str) -> i64 {
    result
        .totals
        .iter()
        .find(|t| t.currency == currency)
        .map_or(0, |t| t.total_minor)
}
